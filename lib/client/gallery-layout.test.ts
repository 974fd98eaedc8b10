import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxesOf, layOut, rowOfTile, tileNeighbour, tilesWithin } from "./gallery-layout";
import type { TilePlace } from "./gallery-order";

const NOON = new Date(2026, 10, 22, 12).getTime() / 1000;
const DAY = 86_400;
const place = (index: number, shape: number, createdAt = NOON): TilePlace => ({
  editId: `e${index}`,
  outputId: `o${index}`,
  shape,
  createdAt,
});
const frame = { width: 1000, tileHeight: 160, gap: 8, shape: "rows", byDay: true } as const;

describe("the gallery's layout", () => {
  it("fills every row but a day's last, gives every tile one place and lets nothing overlap", () => {
    const shapes = fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 3 })), {
      maxLength: 60,
    });
    const widths = fc.integer({ min: 120, max: 3840 });
    fc.assert(
      fc.property(
        shapes,
        widths,
        fc.integer({ min: 72, max: 360 }),
        fc.constantFrom("rows" as const, "squares" as const),
        (drawn, width, tileHeight, shape) => {
          const places = drawn
            .map(([ratio, day], index) => place(index, ratio, NOON - day * DAY))
            .sort((a, b) => b.createdAt - a.createdAt);
          const asked = { width, tileHeight, gap: 8, shape, byDay: true };
          const rows = layOut(places, asked);
          let next = 0;
          let below = 0;
          for (const [at, row] of rows.entries()) {
            expect(row.top).toBeGreaterThanOrEqual(below);
            below = row.top + row.height;
            if (row.kind === "day") continue;
            expect(row.start).toBe(next);
            next = row.end;
            const last = boxesOf(row, places, asked).at(-1);
            const right = (last?.left ?? 0) + (last?.width ?? 0);
            expect(right).toBeLessThan(width + 0.5);
            const isLastOfDay = rows[at + 1]?.kind !== "tiles";
            if (!isLastOfDay) expect(right).toBeGreaterThan(width - 0.5);
            if (shape === "rows") expect(row.height).toBeLessThanOrEqual(tileHeight + 0.01);
          }
          expect(next).toBe(places.length);
        },
      ),
    );
  });

  it("parts the days as the reader's calendar does", () => {
    const midnight = new Date(2026, 10, 22).getTime() / 1000;
    const rows = layOut([place(0, 150, midnight), place(1, 150, midnight - 1)], frame);
    expect(rows.flatMap((row) => (row.kind === "day" ? row.day : []))).toEqual(["2026-11-22", "2026-11-21"]);
  });

  it("moves along the order, and up and down to the nearest, over the headings", () => {
    const places = [...Array(12).keys()].map((index) => place(index, 150, NOON - Math.floor(index / 6) * DAY));
    const rows = layOut(places, frame);
    const go = (index: number, direction: "left" | "right" | "up" | "down") =>
      tileNeighbour(rows, places, frame, index, direction);
    expect([go(0, "left"), go(0, "right"), go(11, "right"), go(0, "up"), go(11, "down")]).toEqual([0, 1, 11, 0, 11]);
    const second = rows.filter((row) => row.kind === "tiles")[1];
    expect(go(0, "down")).toBe(second?.kind === "tiles" ? second.start : -1);
    expect(go(go(0, "down"), "up")).toBe(0);
    expect(rowOfTile(rows, 6)).toBeGreaterThan(rowOfTile(rows, 5) + 1);
  });

  it("finds what a box touches", () => {
    const places = [...Array(6).keys()].map((index) => place(index, 100));
    const rows = layOut(places, { ...frame, shape: "squares" });
    const top = rows[1]?.top ?? 0;
    const found = (left: number, width: number) =>
      tilesWithin(rows, places, { gap: 8, shape: "squares" }, { left, top, width, height: 10 });
    expect(found(0, 5)).toEqual(["o0"]);
    expect(found(0, 400)).toEqual(["o0", "o1", "o2"]);
    expect(tilesWithin(rows, places, frame, { left: 0, top: -50, width: 900, height: 20 })).toEqual([]);
  });
});
