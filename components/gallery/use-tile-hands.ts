import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Direction, tileNeighbour } from "@/lib/client/gallery-layout";
import type { GalleryOrder, TilePlace } from "@/lib/client/gallery-order";
import { nothingChosen, reached, type Selection, stillThere, toggled } from "@/lib/client/selection";
import { galleryActionOf } from "./gallery-actions";
import { galleryDetails } from "./gallery-details";
import type { GridView } from "./gallery-grid";
import type { TileHands } from "./tile-hands";
import type { useGalleryActions } from "./use-gallery-actions";

const directions: Partial<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const HELD_MS = 450;
const STIRRED_PX = 8;

const idsOf = (order: GalleryOrder) => order.places.map(({ outputId }) => outputId);

/** Where the focus goes when an edit's tiles vanish: the next one that stays, else the one before. */
function survivor(places: readonly TilePlace[], { editId }: TilePlace): string | undefined {
  const first = places.findIndex((place) => place.editId === editId);
  const stays = (place: TilePlace) => place.editId !== editId;
  return (places.slice(first).find(stays) ?? places.slice(0, first).findLast(stays))?.outputId;
}

/** Pointer, finger and keys on the tiles. One tile at a time is in the order of Tab; the arrow keys choose which. */
export function useTileHands(
  order: GalleryOrder,
  latest: RefObject<GalleryOrder>,
  grid: RefObject<GridView | null>,
  actions: ReturnType<typeof useGalleryActions>,
) {
  const [focused, setFocused] = useState<string>();
  const [selection, setSelection] = useState<Selection>(nothingChosen);
  const isChoosing = useRef(false);
  const holding = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasHeld = useRef(false);
  isChoosing.current = selection.chosen.size > 0;

  // What is gone cannot stay chosen.
  useEffect(() => setSelection((now) => stillThere(now, new Set(idsOf(order)))), [order]);

  const hands = useMemo((): TileHands => {
    const indexOf = (outputId: string) => latest.current.places.findIndex((place) => place.outputId === outputId);

    function choose({ shiftKey }: { shiftKey: boolean }, { outputId }: TilePlace) {
      setSelection((now) => (shiftKey ? reached(now, idsOf(latest.current), outputId) : toggled(now, outputId)));
    }

    function moveTo(event: KeyboardEvent, from: TilePlace, index: number) {
      event.preventDefault();
      const to = latest.current.places[index];
      if (!to) return;
      if (event.shiftKey) {
        setSelection((now) =>
          reached(now.anchor === null ? toggled(now, from.outputId) : now, idsOf(latest.current), to.outputId),
        );
      }
      setFocused(to.outputId);
      grid.current?.show(index, { focus: true });
    }

    function remove(place: TilePlace) {
      const next = survivor(latest.current.places, place);
      // Only who was on the tile goes on from it; a pointer's press takes no focus along.
      if (document.activeElement?.closest("li")?.querySelector("[data-tile]") && next) {
        setFocused(next);
        grid.current?.show(indexOf(next), { focus: true });
      }
      void actions.remove([place]);
    }

    function toggleFavourite(place: TilePlace) {
      const output = galleryDetails.get(place.editId)?.outputs.find(({ id }) => id === place.outputId);
      if (output?.image) void actions.favour([place], !output.favourite);
    }

    function keyPressed(event: KeyboardEvent<HTMLElement>, place: TilePlace) {
      const action = galleryActionOf(event, { isWriting: false, areLettersOn: true });
      const { places } = latest.current;
      const direction = directions[event.key];
      if (action === "ends") moveTo(event, place, event.key === "Home" ? 0 : places.length - 1);
      else if (action === "choose") {
        event.preventDefault();
        choose(event, place);
      } else if ((action === "move" || action === "chooseRange") && direction && grid.current) {
        const { rows, frame } = grid.current;
        moveTo(event, place, tileNeighbour(rows, places, frame, indexOf(place.outputId), direction));
      }
    }

    return {
      focused: setFocused,
      keyPressed,
      checked: choose,
      pressed(event: MouseEvent, place) {
        if (wasHeld.current) {
          wasHeld.current = false;
          return true;
        }
        const isMore = event.ctrlKey || event.metaKey || event.shiftKey;
        // The keyboard's Enter opens, whatever is chosen: Space chooses.
        if (!isMore && (!isChoosing.current || event.detail === 0)) return false;
        choose(event, place);
        return true;
      },
      held(event: PointerEvent, place) {
        if (event.pointerType === "mouse") return;
        wasHeld.current = false;
        const { clientX, clientY } = event;
        const stop = () => {
          clearTimeout(holding.current);
          window.removeEventListener("pointermove", stir);
          for (const end of ["pointerup", "pointercancel", "scroll"]) window.removeEventListener(end, stop);
        };
        const stir = (moved: globalThis.PointerEvent) => {
          if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) > STIRRED_PX) stop();
        };
        clearTimeout(holding.current);
        holding.current = setTimeout(() => {
          wasHeld.current = true;
          navigator.vibrate?.(10);
          choose({ shiftKey: false }, place);
        }, HELD_MS);
        window.addEventListener("pointermove", stir);
        for (const end of ["pointerup", "pointercancel", "scroll"]) window.addEventListener(end, stop);
      },
      favouriteToggled: toggleFavourite,
      deleteAsked: remove,
      stopAsked: (edit) => void actions.stop(edit),
    };
  }, [latest, grid, actions]);

  return { focused, selection, setSelection, hands };
}
