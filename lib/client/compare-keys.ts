import { compareModes } from "./compare-modes";
import { canPanNow, useCompareStore } from "./compare-store";

type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "repeat">;

const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Does what a key means to the viewport and says whether it meant anything: the arrows only while there is more of the picture
 * than is seen, Space only where there is a before to be held. The caller has made sure that nobody is typing.
 */
export function compareKeyPressed({ key, shiftKey, ctrlKey, metaKey, altKey, repeat }: KeyPress): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const state = useCompareStore.getState();
  const mode = compareModes.find((each) => each.key === key);
  const arrow = arrows[key];
  // A mode's key that is held would swap before and after again and again.
  if (mode && repeat) return true;
  if (mode) state.modeKeyPressed(mode.id);
  else if (key === "+" || key === "=") state.zoomStepped(1);
  else if (key === "-" || key === "_") state.zoomStepped(-1);
  else if (key === "0") state.fitted();
  else if (key === " " && state.mode === "after-only") state.beforeHeld(true);
  else if (arrow && canPanNow(state)) state.panStepped(arrow, shiftKey);
  else return false;
  return true;
}

/** The other half of holding Space. Call it when the window loses the focus, too. */
export function compareKeyReleased({ key }: Pick<KeyboardEvent, "key">): void {
  if (key === " ") useCompareStore.getState().beforeHeld(false);
}
