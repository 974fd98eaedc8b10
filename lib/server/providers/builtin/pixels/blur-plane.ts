import sharp from "sharp";
import type { Picture, Plane } from "./picture";

/** Below this a blur changes nothing that can be seen, and sharp refuses it. */
const SIGMA_MIN = 0.3;
/** A wider blur is made on a smaller copy: nobody can see the difference. Up to here enlarging the copy would cost more than it saves. */
const SIGMA_DIRECT = 40;
const SIGMA_ON_COPY = 8;

/** A Gaussian blur; `sigma` in pixels. */
export async function blurPlane(plane: Plane, sigma: number): Promise<Plane> {
  const values = await blur(plane.values, { ...plane, channels: 1 }, sigma);
  return { ...plane, values };
}

/** A Gaussian blur of the colours; transparency stays. */
export async function blurColours(picture: Picture, sigma: number): Promise<Picture> {
  return { ...picture, rgb: await blur(picture.rgb, { ...picture, channels: 3 }, sigma) };
}

type Layout = { width: number; height: number; channels: 1 | 3 };

async function blur(bytes: Uint8Array, { width, height, channels }: Layout, sigma: number): Promise<Uint8Array> {
  if (sigma < SIGMA_MIN) return bytes;
  const shrink = Math.min(sigma / SIGMA_ON_COPY, width / 2, height / 2);
  const raw = { width, height, channels };
  const space = channels === 1 ? "b-w" : "srgb";
  if (sigma <= SIGMA_DIRECT || shrink < 2) {
    return sharp(bytes, { raw, limitInputPixels: false })
      .blur(Math.min(sigma, 1000))
      .toColourspace(space)
      .raw()
      .toBuffer();
  }
  const small = { width: Math.round(width / shrink), height: Math.round(height / shrink), channels };
  const copy = await sharp(bytes, { raw, limitInputPixels: false })
    .resize(small.width, small.height, { fit: "fill", kernel: "linear" })
    .toColourspace(space)
    .raw()
    .toBuffer();
  const blurred = await sharp(copy, { raw: small })
    .blur(Math.min(1000, Math.max(SIGMA_MIN, sigma / shrink)))
    .toColourspace(space)
    .raw()
    .toBuffer();
  return sharp(blurred, { raw: small })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .toColourspace(space)
    .raw()
    .toBuffer();
}
