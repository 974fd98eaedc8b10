import { type RefObject, useState } from "react";
import type { GalleryOrder, TilePlace } from "@/lib/client/gallery-order";
import type { GalleryFilter } from "@/lib/client/gallery-query";
import { all, nothingChosen, type Selection, toggled } from "@/lib/client/selection";
import { filterOf, type GalleryAction } from "./gallery-actions";
import type { SelectionActions } from "./selection-bar";
import type { TileHands } from "./tile-hands";
import type { useGalleryActions } from "./use-gallery-actions";

type Sheet = "commands" | "keys";

/** The tile that has the focus, or one of whose buttons has it. */
function tileAtFocus(order: GalleryOrder): TilePlace | null {
  const id = document.activeElement?.closest("li")?.querySelector<HTMLElement>("[data-tile]")?.dataset.tile;
  return order.places.find(({ outputId }) => outputId === id) ?? null;
}

/** What each action of the gallery does: to all that is chosen, else to the tile with the focus. */
export function useGalleryAct({
  latest,
  selection,
  setSelection,
  onChosen,
  hands,
  actions,
  move,
  search,
  filter,
  onFilter,
  onFilters,
}: {
  latest: RefObject<GalleryOrder>;
  selection: Selection;
  setSelection: (next: Selection) => void;
  onChosen: SelectionActions;
  hands: TileHands;
  actions: ReturnType<typeof useGalleryActions>;
  move: (outputIds: ReadonlySet<string>, direction: 1 | -1) => void;
  search: RefObject<HTMLInputElement | null>;
  /** What is shown now. */
  filter: GalleryFilter;
  onFilter: (filter: GalleryFilter) => void;
  /** Opens the panel of filters, or closes it. */
  onFilters: () => void;
}) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  /** The tile that the list of commands was opened from. */
  const [near, setNear] = useState<TilePlace | null>(null);
  const isChoosing = selection.chosen.size > 0;
  const tile = () => (isChoosing ? null : (tileAtFocus(latest.current) ?? near));

  function isPossible(id: GalleryAction["id"]): boolean {
    const at = tile();
    if (id === "favourite" || id === "download" || id === "collect")
      return isChoosing ? onChosen.havePictures : (at?.shape ?? 0) > 0;
    if (id === "delete") return isChoosing || at !== null;
    if (id === "compare") return isChoosing && onChosen.compare !== null;
    if (id === "takeOut") return isChoosing && onChosen.takeOut !== null;
    if (id === "chooseNone") return isChoosing;
    if (id === "chooseAll") return latest.current.places.length > 0;
    if (id === "undo") return actions.canUndo();
    if (filterOf(id)) return id !== filter;
    if (id === "earlier" || id === "later")
      return latest.current.query.collection !== null && (isChoosing || at !== null);
    return true;
  }

  const acts: Partial<Record<GalleryAction["id"], (at: TilePlace | null) => void>> = {
    chooseAll: () => setSelection(all(latest.current.places.map(({ outputId }) => outputId))),
    chooseNone: () => setSelection(nothingChosen),
    favourite: (at) => (at ? hands.favouriteToggled(at) : onChosen.favour()),
    compare: () => onChosen.compare?.(),
    collect(at) {
      if (at) setSelection(toggled(nothingChosen, at.outputId));
      onChosen.collect();
    },
    download: (at) => (at ? actions.download([at]) : onChosen.download()),
    delete: (at) => (at ? hands.deleteAsked(at) : onChosen.remove()),
    takeOut: () => onChosen.takeOut?.(),
    undo: () => actions.undo(),
    filters: onFilters,
    earlier: (at) => move(at ? new Set([at.outputId]) : selection.chosen, -1),
    later: (at) => move(at ? new Set([at.outputId]) : selection.chosen, 1),
    search() {
      search.current?.select();
      search.current?.focus();
    },
    showCommands() {
      setNear(tileAtFocus(latest.current));
      setSheet("commands");
    },
    showKeys: () => setSheet("keys"),
  };

  return {
    sheet,
    isPossible,
    /** True when it meant something just now. */
    act(id: GalleryAction["id"]): boolean {
      if (!isPossible(id)) return false;
      const asked = filterOf(id);
      if (asked) onFilter(asked);
      else acts[id]?.(tile());
      return true;
    },
    closeSheet() {
      setSheet(null);
      setNear(null);
    },
  };
}
