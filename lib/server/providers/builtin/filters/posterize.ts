import { applyCurves, curve } from "../pixels/curve";
import type { Filter } from "./filter";
import { flattenAreas } from "./flatten-areas";
import { saturate } from "./saturate";

/** Few flat tones a channel, six down to two with the amount, from melted areas so that noise leaves no specks. */
export const posterize: Filter = async (picture, { amount, lean, signal }) => {
  const vivid = await saturate(await flattenAreas(picture), 1.15 + 0.15 * lean, signal);
  const steps = Math.max(1, Math.round(5 - 4 * amount));
  const flat = curve((x) => Math.round(x * steps) / steps);
  return applyCurves(vivid, [flat, flat, flat], signal);
};
