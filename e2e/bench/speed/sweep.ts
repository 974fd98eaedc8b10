import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
// Beside what it holds of pictures the heap itself is small: it would be swept again within a second.
setFlagsFromString("--heap-growing-percent=400");
const collect = runInNewContext("gc") as () => void;

/**
 * Frees what this program has left of earlier measurements, the bodies of the emulators' calls above all. Freed in the middle of a press it
 * takes both processors for some 20 ms from what is measured, the product and the floor alike.
 */
export function sweep(): void {
  collect();
}
