import { type ActionKeys, actionOfPress, isCharacterKey, type KeyPress } from "@/lib/client/action-keys";
import { type GalleryFilter, galleryFilters } from "@/lib/client/gallery-query";

export type GalleryAction = ActionKeys & {
  /** Its name stands under `gallery.keys` in both languages. */
  id:
    | GalleryFilter
    | "move"
    | "ends"
    | "open"
    | "choose"
    | "chooseRange"
    | "chooseAll"
    | "chooseNone"
    | "favourite"
    | "compare"
    | "collect"
    | "download"
    | "delete"
    | "undo"
    | "earlier"
    | "later"
    | "takeOut"
    | "stop"
    | "search"
    | "filters"
    | "showCommands"
    | "showKeys";
  /** Only where a tile has the focus: it says from where, and other things take these keys too. */
  onTile?: true;
  /** What has a button for it, in the order of this table; what it says stands under `gallery.action`, on a chip under `gallery.filter`. */
  buttons?: readonly ("bar" | "tile" | "chip")[];
  /** Works in a text field, too. */
  whileWriting?: true;
};

/** Every action of the gallery: the listener, the tiles and their buttons, the chips of filters, the bar over what is chosen, the sheet of keys and the list of commands are drawn from this one table. */
export const galleryActions: readonly GalleryAction[] = [
  {
    id: "move",
    keys: ["arrowleft", "arrowright", "arrowup", "arrowdown"],
    shown: ["← ↑ → ↓"],
    withShift: false,
    onTile: true,
  },
  { id: "ends", keys: ["home", "end"], shown: ["Home", "End"], onTile: true },
  { id: "open", keys: [], shown: ["⏎"], onTile: true },
  { id: "choose", keys: [" "], shown: ["space"], onTile: true },
  {
    id: "chooseRange",
    keys: ["arrowleft", "arrowright", "arrowup", "arrowdown"],
    shown: ["⇧", "← ↑ → ↓"],
    withShift: true,
    onTile: true,
  },
  { id: "chooseAll", keys: ["a"], shown: ["mod", "A"], withModifier: true, withShift: false },
  { id: "chooseNone", keys: ["escape"], shown: ["Esc"], buttons: ["bar"] },
  { id: "earlier", keys: ["arrowleft"], shown: ["Alt", "←"], withAlt: true, buttons: ["bar"] },
  { id: "later", keys: ["arrowright"], shown: ["Alt", "→"], withAlt: true, buttons: ["bar"] },
  { id: "favourite", keys: ["f"], shown: ["F"], buttons: ["bar", "tile"] },
  { id: "compare", keys: ["c"], shown: ["C"], buttons: ["bar"] },
  { id: "collect", keys: ["l"], shown: ["L"], buttons: ["bar"] },
  { id: "takeOut", keys: [], shown: [], buttons: ["bar"] },
  { id: "download", keys: ["d"], shown: ["D"], buttons: ["bar"] },
  { id: "delete", keys: ["delete", "backspace"], shown: ["Delete"], buttons: ["bar", "tile"] },
  { id: "stop", keys: [], shown: [], onTile: true, buttons: ["tile"] },
  { id: "undo", keys: ["z"], shown: ["mod", "Z"], withModifier: true, withShift: false },
  { id: "search", keys: ["/"], shown: ["/"] },
  { id: "all", keys: ["1"], shown: ["1"], buttons: ["chip"] },
  { id: "favourites", keys: ["2"], shown: ["2"], buttons: ["chip"] },
  { id: "running", keys: ["3"], shown: ["3"], buttons: ["chip"] },
  { id: "attention", keys: ["4"], shown: ["4"], buttons: ["chip"] },
  { id: "finished", keys: [], shown: [] },
  { id: "stopped", keys: [], shown: [] },
  { id: "filters", keys: [], shown: [] },
  { id: "showCommands", keys: ["k"], shown: ["mod", "K"], withModifier: true, whileWriting: true },
  { id: "showKeys", keys: ["?"], shown: ["?"] },
];

export function galleryActionById(id: GalleryAction["id"]): GalleryAction {
  const action = galleryActions.find((each) => each.id === id);
  if (!action) throw new Error(`The gallery's table of actions has no ${id}.`);
  return action;
}

/** Those that have a button there. */
export function galleryActionsOn(place: "bar" | "tile" | "chip") {
  return galleryActions.filter(({ buttons }) => buttons?.includes(place));
}

/** The filter that an action shows; nothing for all others. */
export function filterOf(id: GalleryAction["id"]): GalleryFilter | undefined {
  return galleryFilters.find((filter) => filter === id);
}

/** What a press means here; nothing for a letter where letters are switched off. */
export function galleryActionOf(
  press: KeyPress,
  { isWriting, areLettersOn }: { isWriting: boolean; areLettersOn: boolean },
): GalleryAction["id"] | null {
  if (isCharacterKey(press) && !areLettersOn) return null;
  const action = actionOfPress(galleryActions, press);
  return action && (!isWriting || action.whileWriting) ? action.id : null;
}
