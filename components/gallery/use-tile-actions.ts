import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import type { GalleryList, TilePlace } from "@/lib/client/gallery-list";
import { type Direction, tileNeighbour } from "@/lib/client/tile-neighbour";
import type { Edit, Output } from "@/lib/domain/edit";
import type { TileActions } from "./gallery-tile";
import type { useGalleryActions } from "./use-gallery-actions";

const directions: Partial<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const tiles = () => [...document.querySelectorAll<HTMLElement>("[data-tile]")];

/** Where the focus goes when an edit's tiles vanish: the next one that stays, else the one before. */
function survivor(places: readonly TilePlace[], editId: string): string | undefined {
  const first = places.findIndex((place) => place.editId === editId);
  const stays = (place: TilePlace) => place.editId !== editId;
  return (places.slice(first).find(stays) ?? places.slice(0, first).findLast(stays))?.outputId;
}

function focusTile(outputId: string | undefined) {
  if (outputId) document.querySelector<HTMLElement>(`[data-tile="${outputId}"]`)?.focus();
}

/** Pointer and keys on the tiles. One tile at a time is in the order of Tab; the arrow keys choose which. */
export function useTileActions(latest: RefObject<GalleryList>, actions: ReturnType<typeof useGalleryActions>) {
  const [focused, setFocused] = useState<string>();

  const tileActions = useMemo((): TileActions => {
    function move(event: KeyboardEvent<HTMLElement>, to: (links: HTMLElement[], index: number) => number) {
      event.preventDefault();
      const links = tiles();
      links[to(links, links.indexOf(event.currentTarget))]?.focus();
    }

    function deleteAsked(edit: Edit) {
      const { activeElement } = document;
      const next = survivor(latest.current.places, edit.id);
      // Only who was on the tile goes on from it; a pointer's press takes no focus along.
      if (activeElement?.closest("li")?.querySelector("[data-tile]")) focusTile(next);
      void actions.remove(edit);
    }

    function keyPressed(event: KeyboardEvent<HTMLElement>, edit: Edit, output: Output) {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (event.ctrlKey || event.metaKey) {
        if (key === "z" && !event.shiftKey) actions.undo();
        return;
      }
      if (event.altKey) return;
      const direction = directions[key];
      if (direction) {
        move(event, (links, index) =>
          tileNeighbour(
            links.map((link) => link.getBoundingClientRect()),
            index,
            direction,
          ),
        );
      } else if (key === "Home") move(event, () => 0);
      else if (key === "End") move(event, (links) => links.length - 1);
      else if (key === "f") void actions.toggleFavourite(edit, output);
      else if (key === "Delete" || key === "Backspace") {
        event.preventDefault();
        deleteAsked(edit);
      }
    }

    return {
      focused: setFocused,
      keyPressed,
      deleteAsked,
      favouriteToggled: (edit, output) => void actions.toggleFavourite(edit, output),
      stopAsked: (edit) => void actions.stop(edit),
    };
  }, [latest, actions]);

  return { focused, tileActions };
}
