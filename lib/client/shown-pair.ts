/** What a picture has to show: something coarser than the stage wants, or what it wants. */
export type Readiness = "coarse" | "sharp";

/** Longer than it takes to decode what the browser already has, shorter than a wait: after it the coarse ones will do. */
export const PATIENCE_MS = 200;

/** Whoever still sees the last picture then takes it for the next one: after it the blurred likeness will do. */
export const PATIENCE_FOR_ANYTHING_MS = 1_500;

/** Whether the next pictures, by what each has to show, take the place of those that are seen, which should have gone `waitedMs` ago. */
export function isTimeToShow(has: readonly (Readiness | undefined)[], waitedMs: number): boolean {
  if (has.every((readiness) => readiness === "sharp")) return true;
  if (waitedMs >= PATIENCE_FOR_ANYTHING_MS) return true;
  return waitedMs >= PATIENCE_MS && has.every((readiness) => readiness !== undefined);
}
