import { applyCurves, curve } from "../pixels/curve";
import type { Filter } from "./filter";
import { saturate } from "./saturate";
import { vignette } from "./vignette";

/** Day for night: dark, few colours, moonlight blue, deep corners; what shone still shines a little. */
export const night: Filter = async (picture, options) => {
  const pale = await saturate(picture, 0.38, options.signal);
  const moon = 1 + 0.06 * options.lean;
  const dim = (x: number) => 0.6 * x ** 1.55 + 0.1 * x ** 7;
  const dark = await applyCurves(
    pale,
    [
      curve((x) => 0.62 * dim(x) + 0.012),
      curve((x) => 0.82 * dim(x) + 0.02),
      curve((x) => 1.32 * moon * dim(x) + 0.05),
    ],
    options.signal,
  );
  return vignette(dark, { ...options, amount: 0.6 });
};
