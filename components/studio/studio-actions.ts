import { type ActionKeys, actionOfPress, type KeyPress } from "@/lib/client/action-keys";

type Row = ActionKeys & {
  /** Its name stands under `studio.keys` in both languages. */
  id: string;
  /** Where a button has less room for it than the lists: what it says stands under `studio.action`. */
  hasLabel?: true;
  /** Under which heading the list of commands has it; left out: what is done to a version. */
  group?: "form" | "view" | "places" | "preferences";
  /** Works in a text field, too. */
  whileWriting?: true;
  /** What must be on the stage for it to mean something. */
  needs?: "finished" | "ended" | "versions";
};

/** Every action of the studio beside those of the viewport (`compareActions`): the listener, the sheet of keys, the list of commands, the buttons and their hints are drawn from this one table. */
const rows = [
  { id: "run", group: "form", keys: ["enter"], shown: ["mod", "⏎"], withModifier: true, whileWriting: true },
  { id: "previous", keys: ["arrowleft"], shown: ["←"] },
  { id: "next", keys: ["arrowright"], shown: ["→"] },
  {
    id: "compareWithPrevious",
    keys: ["arrowleft"],
    shown: ["Alt", "←"],
    withAlt: true,
    needs: "finished",
  },
  {
    id: "compareWithNext",
    keys: ["arrowright"],
    shown: ["Alt", "→"],
    withAlt: true,
    needs: "finished",
  },
  { id: "favourite", keys: ["f"], shown: ["F"], needs: "finished" },
  { id: "download", keys: ["d"], shown: ["D"], withShift: false, needs: "finished" },
  {
    id: "downloadAs",
    hasLabel: true,
    keys: ["d"],
    shown: ["⇧", "D"],
    withShift: true,
    needs: "finished",
  },
  {
    id: "copyPicture",
    keys: ["c"],
    shown: ["mod", "C"],
    withModifier: true,
    withShift: false,
    needs: "finished",
  },
  { id: "share", keys: ["s"], shown: ["S"], needs: "finished" },
  { id: "reuse", keys: ["r"], shown: ["R"], needs: "finished" },
  { id: "useAsSource", keys: ["u"], shown: ["U"], needs: "finished" },
  { id: "delete", hasLabel: true, keys: ["delete", "backspace"], shown: ["Delete"], needs: "ended" },
  { id: "undo", group: "form", keys: ["z"], shown: ["mod", "Z"], withModifier: true, withShift: false },
  { id: "redo", group: "form", keys: ["z"], shown: ["mod", "⇧", "Z"], withModifier: true, withShift: true },
  { id: "focusPrompt", group: "form", keys: ["/"], shown: ["/"] },
  { id: "showPrompts", group: "form", keys: [], shown: [] },
  { id: "showPresets", group: "form", keys: [], shown: [] },
  { id: "several", group: "form", hasLabel: true, keys: [], shown: [] },
  { id: "contactSheet", keys: ["c"], shown: ["C"], needs: "versions" },
  { id: "lineage", keys: ["t"], shown: ["T"], needs: "versions" },
  { id: "otherProvider", keys: ["p"], shown: ["P"], needs: "finished" },
  { id: "newPicture", group: "places", keys: [], shown: [] },
  { id: "togglePanel", group: "view", hasLabel: true, keys: ["b"], shown: ["B"] },
  {
    id: "showCommands",
    group: "preferences",
    hasLabel: true,
    keys: ["k"],
    shown: ["mod", "K"],
    withModifier: true,
    whileWriting: true,
  },
  { id: "showKeys", group: "preferences", keys: ["?"], shown: ["?"] },
] as const satisfies readonly Row[];

export type StudioAction = Row & { id: (typeof rows)[number]["id"] };

export const studioActions: readonly StudioAction[] = rows;

export function actionOf(id: StudioAction["id"]): StudioAction {
  // An id is one of the table's own.
  return studioActions.find((each) => each.id === id) as StudioAction;
}

/** The action that a key means; while somebody writes, only those that say so. */
export function studioActionOf(press: KeyPress, { isWriting }: { isWriting: boolean }): StudioAction | null {
  const action = actionOfPress(studioActions, press);
  return action && (!isWriting || action.whileWriting) ? action : null;
}
