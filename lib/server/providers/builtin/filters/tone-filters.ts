import { applyCurves, type Curve, curve, sCurve } from "../pixels/curve";
import type { Filter } from "./filter";

/** Lifts the middle most and keeps black nearly black, as an exposure does, so that nothing bright is cut off early. */
export const brighter: Filter = (picture, { amount, signal }) =>
  applyCurves(
    picture,
    same(curve((x) => 0.05 * amount + (1 - 0.05 * amount) * (1 - (1 - x) ** (1 + 1.5 * amount)))),
    signal,
  );

export const darker: Filter = (picture, { amount, signal }) =>
  applyCurves(picture, same(curve((x) => (1 - 0.2 * amount) * x ** (1 + 1.2 * amount))), signal);

export const moreContrast: Filter = (picture, { amount, signal }) =>
  applyCurves(
    picture,
    same(curve((x) => sCurve(x, 1 + 9 * amount) * Math.min(1, amount * 2) + x * (1 - Math.min(1, amount * 2)))),
    signal,
  );

export const lessContrast: Filter = (picture, { amount, signal }) =>
  applyCurves(picture, same(curve((x) => 0.5 + (x - 0.5) * (1 - 0.85 * amount))), signal);

export const invert: Filter = (picture, { signal }) => applyCurves(picture, same(curve((x) => 1 - x)), signal);

export const warmer: Filter = (picture, { amount, signal }) =>
  applyCurves(
    picture,
    [
      curve((x) => 1 - (1 - x) ** (1 + 0.55 * amount)),
      curve((x) => 1 - (1 - x) ** (1 + 0.1 * amount)),
      curve((x) => (1 - 0.12 * amount) * x ** (1 + 0.7 * amount)),
    ],
    signal,
  );

export const cooler: Filter = (picture, { amount, signal }) =>
  applyCurves(
    picture,
    [
      curve((x) => (1 - 0.1 * amount) * x ** (1 + 0.6 * amount)),
      curve((x) => x ** (1 + 0.08 * amount)),
      curve((x) => 1 - (1 - x) ** (1 + 0.6 * amount)),
    ],
    signal,
  );

function same(one: Curve): [Curve, Curve, Curve] {
  return [one, one, one];
}
