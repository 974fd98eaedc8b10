import { applyCurves, curve, sCurve } from "../pixels/curve";
import { filmGrain } from "./film-grain";
import type { Filter } from "./filter";
import { saturate } from "./saturate";
import { vignette } from "./vignette";

/** An old colour print: faded blacks, cream lights, blue-green shadows, softer colours, a little grain and dark corners. */
export const vintage: Filter = async (picture, options) => {
  const faded = await saturate(picture, 0.72, options.signal);
  const toned = await applyCurves(
    faded,
    [
      curve((x) => 0.07 + 0.93 * sCurve(x, 3.2) ** 0.94),
      curve((x) => 0.065 + 0.895 * sCurve(x, 2.6) ** 0.98),
      curve((x) => 0.15 + (0.63 - 0.05 * options.lean) * x),
    ],
    options.signal,
  );
  const cornered = await vignette(toned, { ...options, amount: 0.4 });
  return filmGrain(cornered, { ...options, amount: 0.2 });
};
