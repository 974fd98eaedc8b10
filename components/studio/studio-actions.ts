import { type ActionKeys, actionOfPress, type KeyPress } from "@/lib/client/action-keys";

export type StudioAction = ActionKeys & {
  /** Its name stands under `studio.keys` in both languages. */
  id:
    | "run"
    | "previous"
    | "next"
    | "favourite"
    | "download"
    | "downloadAs"
    | "copyPicture"
    | "share"
    | "reuse"
    | "useAsSource"
    | "delete"
    | "undo"
    | "redo"
    | "focusPrompt"
    | "showPrompts"
    | "showPresets"
    | "several"
    | "contactSheet"
    | "lineage"
    | "otherProvider"
    | "compareWithPrevious"
    | "compareWithNext"
    | "showCommands"
    | "showKeys";
  /** Where a button has less room for it than the lists: what it says, under `studio.action`. */
  label?: "downloadAs" | "delete" | "several" | "showCommands";
  /** Under which heading the list of commands has it. */
  group: "version" | "form" | "preferences";
  /** Works in a text field, too. */
  whileWriting?: true;
  /** What must be on the stage for it to mean something. */
  needs?: "finished" | "ended" | "versions";
};

/** Every action of the studio beside those of the viewport (`compareActions`): the listener, the sheet of keys, the list of commands, the buttons and their hints are drawn from this one table. */
export const studioActions: readonly StudioAction[] = [
  { id: "run", group: "form", keys: ["enter"], shown: ["mod", "⏎"], withModifier: true, whileWriting: true },
  { id: "previous", group: "version", keys: ["arrowleft"], shown: ["←"] },
  { id: "next", group: "version", keys: ["arrowright"], shown: ["→"] },
  {
    id: "compareWithPrevious",
    group: "version",
    keys: ["arrowleft"],
    shown: ["Alt", "←"],
    withAlt: true,
    needs: "finished",
  },
  {
    id: "compareWithNext",
    group: "version",
    keys: ["arrowright"],
    shown: ["Alt", "→"],
    withAlt: true,
    needs: "finished",
  },
  { id: "favourite", group: "version", keys: ["f"], shown: ["F"], needs: "finished" },
  { id: "download", group: "version", keys: ["d"], shown: ["D"], withShift: false, needs: "finished" },
  {
    id: "downloadAs",
    group: "version",
    label: "downloadAs",
    keys: ["d"],
    shown: ["⇧", "D"],
    withShift: true,
    needs: "finished",
  },
  {
    id: "copyPicture",
    group: "version",
    keys: ["c"],
    shown: ["mod", "C"],
    withModifier: true,
    withShift: false,
    needs: "finished",
  },
  { id: "share", group: "version", keys: ["s"], shown: ["S"], needs: "finished" },
  { id: "reuse", group: "version", keys: ["r"], shown: ["R"], needs: "finished" },
  { id: "useAsSource", group: "version", keys: ["u"], shown: ["U"], needs: "finished" },
  { id: "delete", group: "version", label: "delete", keys: ["delete", "backspace"], shown: ["Delete"], needs: "ended" },
  { id: "undo", group: "form", keys: ["z"], shown: ["mod", "Z"], withModifier: true, withShift: false },
  { id: "redo", group: "form", keys: ["z"], shown: ["mod", "⇧", "Z"], withModifier: true, withShift: true },
  { id: "focusPrompt", group: "form", keys: ["/"], shown: ["/"] },
  { id: "showPrompts", group: "form", keys: [], shown: [] },
  { id: "showPresets", group: "form", keys: [], shown: [] },
  { id: "several", group: "form", label: "several", keys: [], shown: [] },
  { id: "contactSheet", group: "version", keys: ["c"], shown: ["C"], needs: "versions" },
  { id: "lineage", group: "version", keys: ["t"], shown: ["T"], needs: "versions" },
  { id: "otherProvider", group: "version", keys: ["p"], shown: ["P"], needs: "finished" },
  {
    id: "showCommands",
    group: "preferences",
    label: "showCommands",
    keys: ["k"],
    shown: ["mod", "K"],
    withModifier: true,
    whileWriting: true,
  },
  { id: "showKeys", group: "preferences", keys: ["?"], shown: ["?"] },
];

export function actionOf(id: StudioAction["id"]): StudioAction {
  const action = studioActions.find((each) => each.id === id);
  if (!action) throw new Error(`The table of actions has no ${id}.`);
  return action;
}

/** The action that a key means; while somebody writes, only those that say so. */
export function studioActionOf(press: KeyPress, { isWriting }: { isWriting: boolean }): StudioAction | null {
  const action = actionOfPress(studioActions, press);
  return action && (!isWriting || action.whileWriting) ? action : null;
}
