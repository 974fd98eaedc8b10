import type { Orientation } from "./compare-layout";

/**
 * Where a key puts the divider, 0 to 1 from the left or the top; null when the key is not the divider's.
 * The line goes where the arrow points; across its way, up is on as in every slider.
 */
export function dividerAfterKey(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  position: number,
  orientation: Orientation,
): number | null {
  const step = shiftKey ? 0.1 : 0.01;
  const up = orientation === "vertical" ? 1 : -1;
  const moves: Record<string, number> = {
    ArrowLeft: position - step,
    ArrowRight: position + step,
    ArrowUp: position + up * step,
    ArrowDown: position - up * step,
    PageUp: position + up * 0.1,
    PageDown: position - up * 0.1,
    Home: 0,
    End: 1,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(1, Math.max(0, Math.round(next * 1000) / 1000));
}
