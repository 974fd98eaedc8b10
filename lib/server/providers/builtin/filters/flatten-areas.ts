import sharp from "sharp";
import { grainUnit, type Picture } from "../pixels/picture";

const WINDOW = 5;

/** Melts texture into even areas and keeps their edges: two medians on a small copy, since one on a large picture takes seconds. */
export async function flattenAreas(picture: Picture): Promise<Picture> {
  const { width, height } = picture;
  if (Math.min(width, height) < WINDOW) return picture;
  const shrink = Math.max(1, Math.min(1.2 * grainUnit(picture), width / WINDOW, height / WINDOW));
  const small = { width: Math.round(width / shrink), height: Math.round(height / shrink) };
  // Three pipelines, because sharp resizes before it takes a median, whatever the order of the calls.
  const melted = await sharp(picture.rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .resize(small.width, small.height, { fit: "fill" })
    .median(WINDOW)
    .raw()
    .toBuffer();
  const flat = await sharp(melted, { raw: { ...small, channels: 3 } })
    .median(WINDOW)
    .raw()
    .toBuffer();
  const rgb = await sharp(flat, { raw: { ...small, channels: 3 } })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
  return { ...picture, rgb };
}
