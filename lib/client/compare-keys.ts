import type { ActionKeys } from "./action-keys";
import { compareModes } from "./compare-modes";
import { canPanNow, useCompareStore } from "./compare-store";

type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "repeat">;
type CompareState = ReturnType<typeof useCompareStore.getState>;

const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

type CompareAction = ActionKeys & {
  id: "mode" | "zoomIn" | "zoomOut" | "fit" | "actualSize" | "doubleSize" | "align" | "loupe" | "hold" | "pan";
  /** Whether a key that is held does it again and again. */
  repeats?: true;
  /** False when it means nothing just now, and may mean something else. */
  isMeant?: (state: CompareState) => boolean;
  run: (state: CompareState, press: KeyPress) => void;
};

/** Every key of the viewport: the listener, the list of keys, the list of commands and the hints of buttons read this one table. */
export const compareActions: readonly CompareAction[] = [
  {
    id: "mode",
    keys: compareModes.map(({ key }) => key),
    shown: [],
    run: (state, { key }) => {
      const mode = compareModes.find((each) => each.key === key);
      if (mode) state.modeKeyPressed(mode.id);
    },
  },
  { id: "zoomIn", keys: ["+", "="], shown: ["+"], repeats: true, run: (state) => state.zoomStepped(1) },
  { id: "zoomOut", keys: ["-", "_"], shown: ["−"], repeats: true, run: (state) => state.zoomStepped(-1) },
  { id: "fit", keys: ["0"], shown: ["0"], run: (state) => state.fitted() },
  { id: "actualSize", keys: ["9"], shown: ["9"], run: (state) => state.zoomedTo(1) },
  { id: "doubleSize", keys: ["8"], shown: ["8"], run: (state) => state.zoomedTo(2) },
  { id: "align", keys: ["a"], shown: ["A"], run: (state) => state.alignToggled() },
  { id: "loupe", keys: ["z"], shown: ["Z"], run: (state) => state.loupeToggled() },
  {
    id: "hold",
    keys: [" "],
    shown: ["space"],
    repeats: true,
    isMeant: ({ mode }) => mode === "after-only",
    run: (state) => state.beforeHeld(true),
  },
  {
    id: "pan",
    keys: Object.keys(arrows).map((key) => key.toLowerCase()),
    shown: ["←", "↑", "↓", "→"],
    repeats: true,
    isMeant: canPanNow,
    run: (state, { key, shiftKey }) => {
      const direction = arrows[key];
      if (direction) state.panStepped(direction, shiftKey);
    },
  },
];

export function compareActionOf(id: CompareAction["id"]): CompareAction {
  const action = compareActions.find((each) => each.id === id);
  if (!action) throw new Error(`The table of the viewport's actions has no ${id}.`);
  return action;
}

/**
 * Does what a key means to the viewport and says whether it meant anything: the arrows only while there is more of the picture
 * than is seen, Space only where there is a before to be held. The caller has made sure that nobody is typing.
 */
export function compareKeyPressed(press: KeyPress): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey) return false;
  const state = useCompareStore.getState();
  const action = compareActions.find(({ keys }) => keys.includes(press.key.toLowerCase()));
  if (!action || action.isMeant?.(state) === false) return false;
  if (!press.repeat || action.repeats) action.run(state, press);
  return true;
}

/** The other half of holding Space. Call it when the window loses the focus, too. */
export function compareKeyReleased({ key }: Pick<KeyboardEvent, "key">): void {
  if (key === " ") useCompareStore.getState().beforeHeld(false);
}
