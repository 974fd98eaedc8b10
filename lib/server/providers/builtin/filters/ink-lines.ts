import { blurPlane } from "../pixels/blur-plane";
import { overPixels } from "../pixels/over-pixels";
import { grainUnit, type Plane } from "../pixels/picture";

/** Black lines on white where brightness drops against its surroundings; `weight` 1 is a fine pen, 2 a brush. */
export async function inkLines(tone: Plane, weight: number, signal: AbortSignal): Promise<Plane> {
  const unit = grainUnit(tone) * weight;
  const near = await blurPlane(tone, Math.max(0.6, 1.1 * unit));
  const around = await blurPlane(tone, Math.max(1.3, 3.4 * unit));
  const values = new Uint8Array(tone.values.length);
  await overPixels(values.length, signal, (start, end) => {
    for (let at = start; at < end; at++) {
      // The offset keeps the noise of deep shadows from becoming lines.
      const drop = 1 - ((near.values[at] as number) + 20) / ((around.values[at] as number) + 20);
      const ink = Math.min(1, Math.max(0, (drop - 0.018) / 0.075));
      values[at] = 255 - 235 * ink * ink * (3 - 2 * ink);
    }
  });
  return { ...tone, values };
}
