import sharp from "sharp";
import { grainUnit } from "../pixels/picture";
import type { Filter } from "./filter";

/** Square blocks of one colour each, the average of what they cover; cut off at the right and lower edges. */
export const pixelate: Filter = async (picture, { amount }) => {
  const { width, height } = picture;
  const block = Math.max(2, Math.round(grainUnit(picture) * (6 + 34 * amount)));
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const small = await sharp(picture.rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .resize(columns, rows, { fit: "fill", kernel: "linear" })
    .raw()
    .toBuffer();
  const blocks = await sharp(small, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(columns * block, rows * block, { fit: "fill", kernel: "nearest" })
    .raw()
    .toBuffer();
  const rgb = await sharp(blocks, {
    raw: { width: columns * block, height: rows * block, channels: 3 },
    limitInputPixels: false,
  })
    .extract({ left: 0, top: 0, width, height })
    .raw()
    .toBuffer();
  return { ...picture, rgb };
};
