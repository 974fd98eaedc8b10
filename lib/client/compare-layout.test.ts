import { describe, expect, it } from "vitest";
import { fittedScene } from "./__fixtures__/fitted-scene";
import { type CompareScene, dividerAt, geometryOf, layOut, panesOf, toFramePoint, toPanePoint } from "./compare-layout";

const scene = (rest: Partial<CompareScene> = {}): CompareScene => ({ ...fittedScene, ...rest });

describe("split", () => {
  it("cuts the stage in two where the divider is, without a gap and without an overlap", () => {
    const { layers, divider } = layOut(scene({ divider: 0.25 }));
    expect(divider).toEqual({ orientation: "vertical", at: 274, from: 74, length: 500 });
    expect(layers.before.clip).toEqual({ x: 0, y: 0, width: 274, height: 648 });
    expect(layers.after.clip).toEqual({ x: 274, y: 0, width: 774, height: 648 });
    expect(layers.before.frame).toEqual(layers.after.frame);
  });

  it("cuts across when the divider lies down", () => {
    const { layers, divider } = layOut(scene({ orientation: "horizontal", divider: 0.1 }));
    expect(divider).toEqual({ orientation: "horizontal", at: 124, from: 24, length: 1000 });
    expect(layers.before.clip).toEqual({ x: 0, y: 0, width: 1048, height: 124 });
    expect(layers.after.clip).toEqual({ x: 0, y: 124, width: 1048, height: 524 });
  });

  it("changes sides when swapped", () => {
    const { layers } = layOut(scene({ divider: 0.25, isSwapped: true }));
    expect(layers.after.clip?.width).toBe(274);
    expect(layers.before.clip?.x).toBe(274);
  });

  it("runs over what is seen of an enlarged picture, so that the divider is always at hand", () => {
    const { divider } = layOut(scene({ camera: { zoom: 8, x: 0.9, y: 0.1 }, divider: 0 }));
    expect(divider).toMatchObject({ at: 0, from: 0, length: 648 });
  });

  it("puts the divider on whole device pixels", () => {
    expect(layOut(scene({ divider: 0.3333, devicePixelRatio: 2 })).divider?.at).toBe(357.5);
  });

  it("finds the position that a place of the stage stands for", () => {
    expect(dividerAt(scene(), 274)).toBe(0.25);
    expect(dividerAt(scene(), -50)).toBe(0);
    expect(dividerAt(scene({ orientation: "horizontal" }), 9999)).toBe(1);
  });
});

describe("side by side", () => {
  it("puts panes beside each other for a tall picture, above each other for a wide one", () => {
    const beside = panesOf(scene({ mode: "side-by-side", picture: { width: 500, height: 1000 } }));
    expect(beside).toEqual([
      { x: 0, y: 0, width: 522, height: 648 },
      { x: 526, y: 0, width: 522, height: 648 },
    ]);
    const above = panesOf(scene({ mode: "side-by-side", picture: { width: 8000, height: 1000 } }));
    expect(above.map(({ y, height }) => [y, height])).toEqual([
      [0, 322],
      [326, 322],
    ]);
  });

  it("shows the same part of both", () => {
    const { layers } = layOut(scene({ mode: "side-by-side", camera: { zoom: 4, x: 0.2, y: 0.4 } }));
    expect(layers.after.frame.x - layers.before.frame.x).toBe(layers.after.pane.x - layers.before.pane.x);
    expect(layers.after.frame.y - layers.before.frame.y).toBe(layers.after.pane.y - layers.before.pane.y);
  });

  it("knows in which pane a point lies", () => {
    const beside = scene({ mode: "side-by-side", picture: { width: 500, height: 1000 } });
    expect(toPanePoint(beside, { x: 100, y: 30 })).toEqual({ x: 100, y: 30 });
    expect(toPanePoint(beside, { x: 626, y: 30 })).toEqual({ x: 100, y: 30 });
  });
});

describe("three and four side by side", () => {
  it("share the stage in the rows and columns in which they show largest", () => {
    const wide = panesOf(scene({ mode: "side-by-side", others: 2, picture: { width: 1000, height: 600 } }));
    expect(wide.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [0, 0, 522, 322],
      [526, 0, 522, 322],
      [0, 326, 522, 322],
      [526, 326, 522, 322],
    ]);
    const tall = panesOf(scene({ mode: "side-by-side", others: 1, picture: { width: 500, height: 1000 } }));
    expect(tall.map(({ y }) => y)).toEqual([0, 0, 0]);
    expect(tall[2]?.x).toBe(1048 - (tall[2]?.width ?? 0));
  });

  it("have one camera, and a point knows its pane", () => {
    const four = scene({ mode: "side-by-side", others: 2, camera: { zoom: 3, x: 0.3, y: 0.6 } });
    const { layers } = layOut(four);
    for (const slot of ["after", "third", "fourth"] as const) {
      expect(layers[slot].clip).not.toBeNull();
      expect(layers[slot].frame.x - layers[slot].pane.x).toBe(layers.before.frame.x - layers.before.pane.x);
      expect(layers[slot].frame.y - layers[slot].pane.y).toBe(layers.before.frame.y - layers.before.pane.y);
      const inside = { x: layers[slot].pane.x + 10, y: layers[slot].pane.y + 20 };
      expect(toPanePoint(four, inside)).toEqual({ x: 10, y: 20 });
    }
  });

  it("are seen in no other mode", () => {
    for (const mode of ["split", "overlay", "difference", "after-only"] as const) {
      expect(layOut(scene({ mode, others: 2 })).layers.third.clip).toBeNull();
    }
  });
});

describe("overlay", () => {
  it("lays both on each other, whole", () => {
    const { layers, opacity } = layOut(scene({ mode: "overlay", opacity: 0.3 }));
    expect(opacity).toBe(0.3);
    expect(layers.before.clip).toEqual(layers.after.clip);
    expect(layers.before.frame).toEqual(layers.after.frame);
  });

  it("shows as much of the other when swapped", () => {
    expect(layOut(scene({ mode: "overlay", opacity: 0.3, isSwapped: true })).opacity).toBe(0.7);
  });
});

describe("the place under a pointer", () => {
  it("is the same in every pane, and none past the picture", () => {
    const beside = scene({ mode: "side-by-side", picture: { width: 500, height: 1000 } });
    const [first, second] = panesOf(beside);
    const at = { x: 261, y: 324 };
    const found = toFramePoint(beside, at);
    expect(found?.x).toBeCloseTo(0.5, 2);
    expect(toFramePoint(beside, { x: at.x + (second?.x ?? 0) - first.x, y: at.y })).toEqual(found);
    expect(toFramePoint(beside, { x: 2, y: 2 })).toBeNull();
  });
});

describe("after only", () => {
  it.each([
    ["the after", {}, "after"],
    ["the before while it is held", { isBeforeHeld: true }, "before"],
    ["the before when swapped", { isSwapped: true }, "before"],
    ["the after while held when swapped", { isSwapped: true, isBeforeHeld: true }, "after"],
  ] as const)("shows %s", (_, rest, seen) => {
    const { layers, divider } = layOut(scene({ mode: "after-only", ...rest }));
    expect(layers[seen].clip).not.toBeNull();
    expect(layers[seen === "after" ? "before" : "after"].clip).toBeNull();
    expect(divider).toBeNull();
  });
});

it("shows a picture without a result alone, in every mode", () => {
  for (const mode of ["split", "side-by-side", "after-only"] as const) {
    const { layers, divider } = layOut(scene({ mode, isSingle: true }));
    expect(layers.before.clip).toEqual({ x: 0, y: 0, width: 1048, height: 648 });
    expect(layers.after.clip).toBeNull();
    expect(divider).toBeNull();
  }
});

it("keeps what floats at the bottom off the fitted picture, and the picture beneath it when enlarged", () => {
  const inset = scene({ bottomInset: 100 });
  expect(geometryOf(inset).view).toMatchObject({ width: 1048, height: 548 });
  expect(layOut(inset).layers.before.clip?.height).toBe(648);
});

it("keeps what stands beside the picture off it, in every pane, and the enlarged picture beneath it", () => {
  const inset = scene({ mode: "overlay", sideInset: 200 });
  expect(geometryOf(inset).view).toMatchObject({ width: 848, height: 648 });
  const { frame, visible, clip } = layOut(inset).layers.after;
  expect(frame.x + visible.width).toBeLessThanOrEqual(848);
  expect(clip?.width).toBe(1048);
  const panes = panesOf(scene({ mode: "side-by-side", sideInset: 200 }));
  expect(Math.max(...panes.map(({ x, width }) => x + width))).toBe(848);
});

it("draws the frame whole device pixels wide and high", () => {
  const { scale } = layOut(scene({ picture: { width: 1333, height: 777 }, devicePixelRatio: 2 }));
  expect((1333 * scale.x * 2) % 1).toBeCloseTo(0, 9);
  expect((777 * scale.y * 2) % 1).toBeCloseTo(0, 9);
});

it("gives a narrow stage to the picture alone", () => {
  expect(geometryOf(scene({ stage: { width: 390, height: 500 } })).margin).toBe(0);
});
