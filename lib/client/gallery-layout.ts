import { dayOf } from "./gallery-day";
import type { TilePlace } from "./gallery-order";

export type GalleryShape = "rows" | "squares";

export type GalleryRow =
  | { kind: "day"; top: number; height: number; day: string }
  /** The tiles from `start` to before `end`; `height` is theirs, without the gap below. */
  | { kind: "tiles"; top: number; height: number; start: number; end: number };

export type LayoutFrame = { width: number; tileHeight: number; gap: number; shape: GalleryShape; byDay: boolean };

/** As wide as a 3:2 picture, for what has none of its own. */
const EMPTY_SHAPE = 1.5;
const NARROWEST = 0.6;
const WIDEST = 2.4;

export const HEADING_HEIGHT = 34;
const GAP_BEFORE_DAY = 18;

/** Width to height of a tile: the picture's own, as long as it is neither a thread nor a tower. */
function tileRatio(shape: number, kind: GalleryShape): number {
  if (kind === "squares") return 1;
  return Math.min(WIDEST, Math.max(NARROWEST, shape === 0 ? EMPTY_SHAPE : shape / 100));
}

/** Tiles in rows that fill the width, days apart. All of it is known before a single picture is. */
export function layOut(places: readonly TilePlace[], frame: LayoutFrame): GalleryRow[] {
  const rows: GalleryRow[] = [];
  if (frame.width <= 0) return rows;
  const findDay = createDayFinder();
  let top = 0;
  let start = 0;
  while (start < places.length) {
    const first = places[start] as TilePlace;
    let end = places.length;
    if (frame.byDay) {
      const { day, from, until } = findDay(first.createdAt);
      end = start;
      while (end < places.length && isWithin((places[end] as TilePlace).createdAt, from, until)) end++;
      if (top > 0) top += GAP_BEFORE_DAY;
      rows.push({ kind: "day", top, height: HEADING_HEIGHT, day });
      top += HEADING_HEIGHT;
    }
    top = layOutGroup(rows, places, { start, end, top }, frame);
    start = end;
  }
  return rows;
}

const isWithin = (second: number, from: number, until: number) => second >= from && second < until;

function layOutGroup(
  rows: GalleryRow[],
  places: readonly TilePlace[],
  group: { start: number; end: number; top: number },
  { width, tileHeight, gap, shape }: LayoutFrame,
): number {
  let { start, top } = group;
  const columns = Math.max(1, Math.floor((width + gap) / (tileHeight + gap)));
  const square = (width - gap * (columns - 1)) / columns;
  while (start < group.end) {
    let end = start;
    let ratios = 0;
    let height = tileHeight;
    if (shape === "squares") {
      end = Math.min(group.end, start + columns);
      height = square;
    } else {
      let isFull = false;
      while (end < group.end && !isFull) {
        ratios += tileRatio((places[end] as TilePlace).shape, shape);
        end++;
        isFull = (width - gap * (end - start - 1)) / ratios <= tileHeight;
      }
      const filling = (width - gap * (end - start - 1)) / ratios;
      // The last row of a day keeps its height instead of growing to the width.
      height = isFull ? filling : Math.min(filling, tileHeight);
    }
    rows.push({ kind: "tiles", top, height, start, end });
    top += height + gap;
    start = end;
  }
  return top;
}

/** The day of a moment and when it begins and ends; asked in order, it makes few dates. */
function createDayFinder() {
  return (second: number) => {
    const moment = new Date(second * 1000);
    const [year, month, date] = [moment.getFullYear(), moment.getMonth(), moment.getDate()];
    const from = new Date(year, month, date).getTime() / 1000;
    const until = new Date(year, month, date + 1).getTime() / 1000;
    return { day: dayOf(moment), from, until };
  };
}

export type Box = { left: number; top: number; width: number; height: number };

/** Where the tiles of a row stand, from the left. */
export function boxesOf(
  row: Extract<GalleryRow, { kind: "tiles" }>,
  places: readonly TilePlace[],
  { gap, shape }: Pick<LayoutFrame, "gap" | "shape">,
): Box[] {
  let left = 0;
  return places.slice(row.start, row.end).map((place) => {
    const width = row.height * tileRatio(place.shape, shape);
    const box = { left, top: row.top, width, height: row.height };
    left += width + gap;
    return box;
  });
}

/** The index of the row in which the tile stands; -1 for none. */
export function rowOfTile(rows: readonly GalleryRow[], index: number): number {
  return rows.findIndex((row) => row.kind === "tiles" && index >= row.start && index < row.end);
}

export type Direction = "left" | "right" | "up" | "down";

/**
 * The index to move to from `index`: along the order for left and right, to the nearest one of the next row for
 * up and down. The same index where there is none.
 */
export function tileNeighbour(
  rows: readonly GalleryRow[],
  places: readonly TilePlace[],
  frame: Pick<LayoutFrame, "gap" | "shape">,
  index: number,
  direction: Direction,
): number {
  if (direction === "left") return Math.max(0, index - 1);
  if (direction === "right") return Math.min(places.length - 1, index + 1);
  const at = rowOfTile(rows, index);
  const own = rows[at];
  if (own?.kind !== "tiles") return index;
  const step = direction === "down" ? 1 : -1;
  let next = at + step;
  while (rows[next]?.kind === "day") next += step;
  const row = rows[next];
  if (row?.kind !== "tiles") return index;
  const from = boxesOf(own, places, frame)[index - own.start];
  if (!from) return index;
  const centre = (box: Box) => box.left + box.width / 2;
  let best = 0;
  const boxes = boxesOf(row, places, frame);
  for (const [candidate, box] of boxes.entries()) {
    const nearest = boxes[best] as Box;
    if (Math.abs(centre(box) - centre(from)) < Math.abs(centre(nearest) - centre(from))) best = candidate;
  }
  return row.start + best;
}

/** The tiles that a box touches. */
export function tilesWithin(
  rows: readonly GalleryRow[],
  places: readonly TilePlace[],
  frame: Pick<LayoutFrame, "gap" | "shape">,
  area: Box,
): string[] {
  const found: string[] = [];
  for (const row of rows) {
    if (row.kind !== "tiles" || row.top > area.top + area.height || row.top + row.height < area.top) continue;
    for (const [at, box] of boxesOf(row, places, frame).entries()) {
      const place = places[row.start + at];
      if (place && box.left <= area.left + area.width && box.left + box.width >= area.left) found.push(place.outputId);
    }
  }
  return found;
}

/** Small tiles on a large screen are many, and every tile costs: so large are they at least. */
export function smallestTile(width: number, height: number): number {
  const TILES_MAX = 150;
  return Math.ceil(Math.sqrt((width * height) / TILES_MAX));
}
