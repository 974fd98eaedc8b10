"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { GalleryRow } from "@/lib/client/gallery-layout";
import { boxesOf, type LayoutFrame, layOut, rowOfTile, smallestTile } from "@/lib/client/gallery-layout";
import type { GalleryOrder } from "@/lib/client/gallery-order";
import { toGalleryAddress } from "@/lib/client/gallery-query";
import type { GalleryView } from "@/lib/client/gallery-view";
import { DayHeading } from "./day-heading";
import { galleryDetails } from "./gallery-details";
import { GalleryTile } from "./gallery-tile";
import type { TileHands } from "./tile-hands";
import { useScrollAnchor } from "./use-scroll-anchor";

/** What the keyboard, the box and the jump to a date need to know of the grid as it lies now. */
export type GridView = {
  rows: readonly GalleryRow[];
  frame: LayoutFrame;
  element: HTMLElement | null;
  /** Brings the tile into view, and gives it the focus if asked. */
  show: (index: number, options?: { focus?: boolean; align?: "auto" | "start" }) => void;
};

const GAP_WIDE = 8;
const GAP_NARROW = 4;
const OVERSCAN = 2;
/** The bars that stay above: rows behind them are not in view. */
const BARS_HEIGHT = 104;
/** The bars by their id, as high as they are now: with the filters open they are far higher on a phone. */
export const BARS_ID = "gallery-bars";
const barsBottom = () => Math.max(BARS_HEIGHT, document.getElementById(BARS_ID)?.getBoundingClientRect().bottom ?? 0);

export function GalleryGrid({
  order,
  view,
  current,
  chosen,
  hands,
  grid,
}: {
  order: GalleryOrder;
  view: GalleryView;
  current: string | undefined;
  chosen: ReadonlySet<string>;
  hands: TileHands;
  grid: RefObject<GridView | null>;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0, top: 0 });
  const focusNext = useRef<string>(undefined);
  const { places } = order;

  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = () => {
      const { top, width } = box.getBoundingClientRect();
      setSize({ width, height: window.innerHeight, top: top + window.scrollY });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    // Higher bars push the grid down without another size of its own.
    const bars = document.getElementById(BARS_ID);
    if (bars) observer.observe(bars);
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, []);

  const frame = useMemo(
    (): LayoutFrame => ({
      width: size.width,
      tileHeight: Math.max(view.tileHeight, smallestTile(size.width, size.height)),
      gap: size.width < 640 ? GAP_NARROW : GAP_WIDE,
      shape: view.shape,
      byDay: order.query.collection === null,
    }),
    [size, view, order.query.collection],
  );
  const rows = useMemo(() => layOut(places, frame), [places, frame]);
  const last = rows.at(-1);
  const height = last ? last.top + last.height : 0;
  const currentIndex = useMemo(() => places.findIndex(({ outputId }) => outputId === current), [places, current]);
  const currentRow = useMemo(() => rowOfTile(rows, currentIndex), [rows, currentIndex]);

  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => (rows[index + 1]?.top ?? height) - (rows[index]?.top ?? 0),
    overscan: OVERSCAN,
    scrollMargin: size.top,
    getItemKey: useCallback((index: number) => keyOf(rows[index], places), [rows, places]),
    // The tile with the focus stays, however far one scrolls away from it.
    rangeExtractor: useCallback(
      ({ startIndex, endIndex }: { startIndex: number; endIndex: number }) => {
        const from = Math.max(0, startIndex - OVERSCAN);
        const to = Math.min(rows.length - 1, endIndex + OVERSCAN);
        const range = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
        return currentRow === -1 || (currentRow >= from && currentRow <= to) ? range : [...range, currentRow];
      },
      [rows, currentRow],
    ),
  });
  const shown = virtualizer.getVirtualItems().map(({ index }) => index);

  useScrollAnchor({ address: toGalleryAddress(order.query), rows, places, top: size.top, barsHeight: BARS_HEIGHT });

  const inView = shown.map((index) => rows[index]).filter((row) => row?.kind === "tiles");
  const wanted = inView.map((row) => (row?.kind === "tiles" ? `${row.start}-${row.end}` : "")).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows in view are told apart by their ends.
  useLayoutEffect(() => {
    galleryDetails.want(
      inView
        .flatMap((row) => (row?.kind === "tiles" ? places.slice(row.start, row.end) : []))
        .map(({ editId }) => editId),
    );
    if (focusNext.current === undefined) return;
    const tile = element.current?.querySelector<HTMLElement>(`[data-tile="${focusNext.current}"]`);
    if (!tile) return;
    focusNext.current = undefined;
    tile.focus({ preventScroll: true });
  }, [wanted, places, current]);

  useImperativeHandle(
    grid,
    () => ({
      rows,
      frame,
      element: element.current,
      show(index, { focus = false, align = "auto" } = {}) {
        const row = rows[rowOfTile(rows, index)];
        const place = places[index];
        if (!row || !place) return;
        const start = row.top + size.top;
        const above = start - barsBottom() - (align === "start" ? 40 : 12);
        const below = start + row.height - window.innerHeight + 12;
        if (align === "start" || above < window.scrollY) window.scrollTo(0, above);
        else if (below > window.scrollY) window.scrollTo(0, below);
        if (!focus) return;
        const tile = element.current?.querySelector<HTMLElement>(`[data-tile="${place.outputId}"]`);
        if (tile) tile.focus({ preventScroll: true });
        else focusNext.current = place.outputId;
      },
    }),
    [rows, frame, places, size.top],
  );

  return (
    <div ref={element} className="relative" style={{ height }}>
      {shown.map((index) => {
        const row = rows[index];
        if (!row) return null;
        if (row.kind === "day") return <DayHeading key={`day-${row.day}`} day={row.day} top={row.top} />;
        return (
          <ul key={keyOf(row, places)} className="absolute inset-x-0" style={{ top: row.top, height: row.height }}>
            {boxesOf(row, places, frame).map((box, at) => {
              const place = places[row.start + at];
              return place ? (
                <GalleryTile
                  key={place.outputId}
                  place={place}
                  left={box.left}
                  width={box.width}
                  height={box.height}
                  isCurrent={place.outputId === current}
                  isChosen={chosen.has(place.outputId)}
                  isChoosing={chosen.size > 0}
                  hands={hands}
                />
              ) : null;
            })}
          </ul>
        );
      })}
    </div>
  );
}

function keyOf(row: GalleryRow | undefined, places: GalleryOrder["places"]): string {
  if (!row) return "";
  return row.kind === "day" ? `day-${row.day}` : `row-${places[row.start]?.outputId}`;
}
