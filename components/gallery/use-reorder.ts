import { type Dispatch, type RefObject, type SetStateAction, useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { moveInCollection } from "@/lib/client/api/collections";
import { errorKey } from "@/lib/client/error-copy";
import { type Box, boxesOf } from "@/lib/client/gallery-layout";
import { type GalleryOrder, steppedPlaces, withMoved } from "@/lib/client/gallery-order";
import type { GridView } from "./gallery-grid";
import { swallow } from "./use-selection-box";

const BEGINS_AFTER_PX = 6;
const MARK_PX = 3;

/** Moves tiles of a collection: with Alt and the arrows one step, or drawn with the mouse to the mark. The mark, while one is drawn. */
export function useReorder({
  ground,
  grid,
  latest,
  chosen,
  changeOrder,
  readAgain,
}: {
  ground: RefObject<HTMLElement | null>;
  grid: RefObject<GridView | null>;
  latest: RefObject<GalleryOrder>;
  /** Drawn along when one of them is drawn. */
  chosen: RefObject<ReadonlySet<string>>;
  changeOrder: Dispatch<SetStateAction<GalleryOrder>>;
  readAgain: () => void;
}) {
  const t = useTranslations();
  const [mark, setMark] = useState<Box | null>(null);

  const move = useCallback(
    async (outputIds: readonly string[], before: string | null) => {
      const { collection } = latest.current.query;
      if (!collection || outputIds.length === 0) return;
      changeOrder((order) => withMoved(order, new Set(outputIds), before));
      try {
        await moveInCollection(collection, outputIds, before);
      } catch (error) {
        toast(t(`errors.${errorKey(error)}`), { kind: "error" });
        readAgain();
      }
    },
    [latest, changeOrder, readAgain, t],
  );

  const step = useCallback(
    (outputIds: ReadonlySet<string>, direction: 1 | -1) => {
      const stepped = steppedPlaces(latest.current, outputIds, direction);
      if (stepped) void move(stepped.moved, stepped.before);
    },
    [latest, move],
  );

  useEffect(() => {
    const element = ground.current;
    if (!element) return;
    let stop: (() => void) | undefined;

    function begin(event: PointerEvent) {
      const tile = (event.target as Element).closest<HTMLElement>("[data-tile]")?.dataset.tile;
      if (!tile || !latest.current.query.collection || event.button !== 0 || event.pointerType !== "mouse") return;
      if (event.shiftKey || event.ctrlKey || event.metaKey) return;
      const { clientX, clientY } = event;
      let target: ReturnType<typeof findGap> = null;

      const drag = (moved: PointerEvent) => {
        if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) < BEGINS_AFTER_PX && !target) return;
        target = findGap(grid.current, latest.current, moved);
        setMark(target?.mark ?? null);
      };
      const end = () => {
        stop?.();
        if (!target) return;
        window.addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener("click", swallow, true), 0);
        const { places } = latest.current;
        const drawn = new Set(chosen.current.has(tile) ? chosen.current : [tile]);
        // What it would stand before may be drawn itself.
        const before = places.slice(target.index).find(({ outputId }) => !drawn.has(outputId))?.outputId ?? null;
        void move(
          places.map(({ outputId }) => outputId).filter((outputId) => drawn.has(outputId)),
          before,
        );
      };
      stop = () => {
        window.removeEventListener("pointermove", drag);
        window.removeEventListener("pointerup", end);
        window.removeEventListener("pointercancel", abandon);
        setMark(null);
      };
      const abandon = () => stop?.();
      window.addEventListener("pointermove", drag);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", abandon);
    }

    element.addEventListener("pointerdown", begin);
    return () => {
      element.removeEventListener("pointerdown", begin);
      stop?.();
    };
  }, [ground, grid, latest, chosen, move]);

  return { mark, step };
}

/** Between which tiles the pointer is, in the grid's own pixels. */
function findGap(view: GridView | null, { places }: GalleryOrder, { clientX, clientY }: PointerEvent) {
  const origin = view?.element?.getBoundingClientRect();
  if (!view || !origin) return null;
  const [x, y] = [clientX - origin.left, clientY - origin.top];
  const row =
    view.rows.find((each) => each.kind === "tiles" && y < each.top + each.height + view.frame.gap) ?? view.rows.at(-1);
  if (row?.kind !== "tiles") return null;
  const boxes = boxesOf(row, places, view.frame);
  const passed = boxes.filter((box) => x > box.left + box.width / 2).length;
  const next = boxes[passed];
  const last = boxes.at(-1);
  const left = next ? next.left : (last?.left ?? 0) + (last?.width ?? 0) + view.frame.gap;
  const mark = { left: left - view.frame.gap / 2 - MARK_PX / 2, top: row.top, width: MARK_PX, height: row.height };
  return { index: row.start + passed, mark };
}
