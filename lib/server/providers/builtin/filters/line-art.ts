import { greyPicture, luminanceOf } from "../pixels/luminance";
import type { Filter } from "./filter";
import { inkLines } from "./ink-lines";

/** Clean ink lines on white, without shading. */
export const lineArt: Filter = async (picture, { lean, signal }) =>
  greyPicture(await inkLines(await luminanceOf(picture, signal), 1 + 0.25 * lean, signal), picture.alpha, signal);
