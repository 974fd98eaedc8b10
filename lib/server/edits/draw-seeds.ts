import { randomInt } from "node:crypto";
import type { NumberControl } from "@/lib/domain/model-catalog";
import { SEED_MAX } from "@/lib/domain/recipe";

/** One seed an output: counted up from the chosen one, beginning anew after the largest; else random. Null where the model takes none. */
export function drawSeeds(control: NumberControl, chosen: number | null, n: number): (number | null)[] {
  if (!control.supported) return Array.from({ length: n }, () => null);
  const min = Math.max(control.min, 0);
  const count = Math.min(control.max, SEED_MAX) - min + 1;
  return Array.from({ length: n }, (_, index) =>
    chosen === null ? min + randomInt(count) : min + ((chosen - min + index) % count),
  );
}
