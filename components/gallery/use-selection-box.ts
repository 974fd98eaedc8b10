import { type RefObject, useEffect, useState } from "react";
import { type Box, tilesWithin } from "@/lib/client/gallery-layout";
import type { GalleryOrder } from "@/lib/client/gallery-order";
import type { Selection } from "@/lib/client/selection";
import type { GridView } from "./gallery-grid";

const BEGINS_AFTER_PX = 6;
/** So near an edge of the window the grid scrolls along. */
const EDGE_PX = 48;
const SCROLL_PX = 18;

/** A box drawn by the mouse over the grid chooses what it touches; with Shift, Ctrl or ⌘ on top of what is chosen. The box in the grid's own pixels, while it is drawn. */
export function useSelectionBox(
  ground: RefObject<HTMLElement | null>,
  grid: RefObject<GridView | null>,
  latest: RefObject<GalleryOrder>,
  setSelection: (change: (now: Selection) => Selection) => void,
): Box | null {
  const [box, setBox] = useState<Box | null>(null);

  useEffect(() => {
    const element = ground.current;
    if (!element) return;
    let stop: (() => void) | undefined;

    function begin(event: PointerEvent) {
      const target = event.target as Element;
      if (event.button !== 0 || event.pointerType !== "mouse" || target.closest("button, select, input")) return;
      // In a collection a tile that is drawn is moved.
      if (latest.current.query.collection && target.closest("[data-tile]")) return;
      const origin = grid.current?.element?.getBoundingClientRect();
      if (!origin) return;
      const from = { x: event.clientX - origin.left, y: event.clientY - origin.top };
      const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
      let at = { x: event.clientX, y: event.clientY };
      let kept: ReadonlySet<string> | null = null;
      let frame = 0;

      function draw() {
        const view = grid.current;
        const now = view?.element?.getBoundingClientRect();
        if (!view || !now) return;
        const to = { x: at.x - now.left, y: at.y - now.top };
        if (kept === null && Math.hypot(to.x - from.x, to.y - from.y) < BEGINS_AFTER_PX) return;
        const drawn = {
          left: Math.min(from.x, to.x),
          top: Math.min(from.y, to.y),
          width: Math.abs(to.x - from.x),
          height: Math.abs(to.y - from.y),
        };
        const touched = tilesWithin(view.rows, latest.current.places, view.frame, drawn);
        setSelection((before) => {
          kept ??= isMore ? before.chosen : new Set();
          return { chosen: new Set([...kept, ...touched]), anchor: touched.at(-1) ?? before.anchor };
        });
        setBox(drawn);
      }
      function follow() {
        const step = at.y < EDGE_PX + 96 ? -SCROLL_PX : at.y > window.innerHeight - EDGE_PX ? SCROLL_PX : 0;
        if (kept !== null && step !== 0) {
          window.scrollBy(0, step);
          draw();
        }
        frame = requestAnimationFrame(follow);
      }
      const move = (moved: PointerEvent) => {
        at = { x: moved.clientX, y: moved.clientY };
        draw();
      };
      const end = () => {
        stop?.();
        // The press ends on a tile, which would open it.
        if (kept !== null) window.addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener("click", swallow, true), 0);
      };
      stop = () => {
        cancelAnimationFrame(frame);
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", end);
        window.removeEventListener("pointercancel", end);
        setBox(null);
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", end);
      frame = requestAnimationFrame(follow);
    }

    element.addEventListener("pointerdown", begin);
    return () => {
      element.removeEventListener("pointerdown", begin);
      stop?.();
    };
  }, [ground, grid, latest, setSelection]);

  return box;
}

export function swallow(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}
