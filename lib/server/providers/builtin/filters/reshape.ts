import sharp, { type Sharp } from "sharp";
import { ProviderError } from "../../image-editor";
import type { Picture } from "../pixels/picture";
import { joinAlpha, splitAlpha } from "../pixels/split-alpha";

export type Reshaping = { name: "mirror" } | { name: "flip" } | { name: "rotate"; degrees: number };

/**
 * Mirrors (left and right), flips (top and bottom) or rotates clockwise. A slanted picture gets a larger canvas with transparent corners.
 * Throws `bad_input` when that canvas would hold more than `maxPixels`.
 */
export async function reshape(
  picture: Picture,
  how: Reshaping,
  maxPixels: number,
  signal: AbortSignal,
): Promise<Picture> {
  const { width, height } = picture;
  const isSlanted = how.name === "rotate" && how.degrees % 90 !== 0;
  if (how.name === "rotate" && turnedPixels(picture, how.degrees) > maxPixels) {
    throw new ProviderError("bad_input", "Rotated by this angle, the picture would become too large.");
  }
  const alpha = picture.alpha ?? (isSlanted ? opaque(picture) : null);
  const source = await joinAlpha({ ...picture, alpha }, signal);
  const channels = alpha ? 4 : 3;
  const image = sharp(source, { raw: { width, height, channels }, limitInputPixels: false });
  const { data, info } = await turned(image, how).raw().toBuffer({ resolveWithObject: true });
  return info.channels === 4
    ? splitAlpha(data, info, signal)
    : { rgb: data, alpha: null, width: info.width, height: info.height };
}

function turned(image: Sharp, how: Reshaping): Sharp {
  if (how.name === "mirror") return image.flop();
  if (how.name === "flip") return image.flip();
  return image.rotate(how.degrees, { background: { r: 0, g: 0, b: 0, alpha: 0 } });
}

function turnedPixels({ width, height }: Picture, degrees: number): number {
  const radians = (degrees * Math.PI) / 180;
  const [along, across] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  return (width * along + height * across) * (width * across + height * along);
}

function opaque({ width, height }: Picture): Uint8Array {
  return new Uint8Array(width * height).fill(255);
}
