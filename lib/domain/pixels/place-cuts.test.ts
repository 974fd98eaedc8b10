import { describe, expect, it } from "vitest";
import { unmoved } from "./alignment";
import { placeCuts } from "./place-cuts";

const picture = { width: 600, height: 400 };
const wanted = { x: 100, y: 50, width: 200, height: 100 };

describe("the cuts of two pictures", () => {
  it("lie in the same place where nothing moved, on whole pixels", () => {
    expect(placeCuts(picture, { x: 100.4, y: 50.6, width: 199.2, height: 99 }, unmoved)).toEqual({
      before: wanted,
      after: wanted,
      alignment: unmoved,
    });
  });

  it("follow a move by whole pixels and leave nothing of it", () => {
    expect(placeCuts(picture, wanted, { x: 7, y: -3, zoom: 1 })).toEqual({
      before: wanted,
      after: { ...wanted, x: 107, y: 47 },
      alignment: unmoved,
    });
  });

  it("stay within both pictures", () => {
    expect(placeCuts(picture, { x: 0, y: 0, ...picture }, { x: 7, y: -3, zoom: 1 })).toEqual({
      before: { x: 0, y: 3, width: 593, height: 397 },
      after: { x: 7, y: 0, width: 593, height: 397 },
      alignment: unmoved,
    });
    expect(placeCuts(picture, wanted, { x: 700, y: 0, zoom: 1 })).toBeNull();
  });

  it.each([
    { x: 2.5, y: -1.25, zoom: 1 },
    { x: -10, y: 15, zoom: 0.97 },
    { x: 20, y: -30, zoom: 1.08 },
  ])("say of every point where the whole alignment says it is: %o", (alignment) => {
    const cuts = placeCuts(picture, wanted, alignment);
    if (!cuts) throw new Error("There are none.");
    const { before, after, alignment: rest } = cuts;
    for (const at of [before.x, before.x + 31, before.x + before.width]) {
      const whole = alignment.zoom * (at - 300) + 300 + alignment.x;
      const half = before.width / 2;
      expect(after.x + rest.zoom * (at - before.x - half) + half + rest.x).toBeCloseTo(whole, 9);
    }
  });
});
