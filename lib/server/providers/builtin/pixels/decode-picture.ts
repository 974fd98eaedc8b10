import sharp from "sharp";
import { ProviderError } from "../../image-editor";
import type { Picture } from "./picture";
import { splitAlpha } from "./split-alpha";

/** The pixels of a prepared source, 8 bits a channel. Throws `bad_input` when they cannot be read. */
export async function decodePicture(bytes: Buffer, signal: AbortSignal): Promise<Picture> {
  const { data, info } = await readPixels(bytes);
  const { width, height } = info;
  return info.channels === 4 ? splitAlpha(data, { width, height }, signal) : { rgb: data, alpha: null, width, height };
}

async function readPixels(bytes: Buffer) {
  try {
    const image = sharp(bytes, { limitInputPixels: false });
    const { hasAlpha } = await image.metadata();
    const upright = hasAlpha ? image.ensureAlpha() : image.removeAlpha();
    return await upright.toColourspace("srgb").raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new ProviderError("bad_input", "The picture could not be read.", { cause: error });
  }
}
