import { describe, expect, it } from "vitest";
import { fittedScene } from "./__fixtures__/fitted-scene";
import { fittedCamera } from "./camera";
import { type CompareScene, layOut } from "./compare-layout";
import { type LabelSize, placeLabels } from "./label-layout";

const nothing = { width: 0, height: 0 };
const sizes = {
  before: { width: 140, height: 24 },
  after: { width: 130, height: 24 },
  third: nothing,
  fourth: nothing,
  action: null,
};
const labelsOf = (rest: Partial<CompareScene>, action: { width: number; height: number } | null = null) => {
  const places = placeLabels(layOut({ ...fittedScene, ...rest }), { ...sizes, action });
  const pointOf = (name: keyof typeof places) => places[name] && { x: places[name].x, y: places[name].y };
  return { before: pointOf("before"), after: pointOf("after"), ...(action && { action: pointOf("action") }) };
};

describe("labels", () => {
  it("lie in the upper corners of their sides", () => {
    expect(labelsOf({})).toEqual({ before: { x: 36, y: 86 }, after: { x: 882, y: 86 } });
  });

  it("lie beside each other where one picture lies over the other", () => {
    expect(labelsOf({ mode: "overlay" })).toEqual({ before: { x: 36, y: 86 }, after: { x: 882, y: 86 } });
  });

  it("change corners when swapped", () => {
    const { before, after } = labelsOf({ isSwapped: true });
    expect(after?.x).toBe(36);
    expect(before?.x).toBe(872);
  });

  it("lie above and below a divider that lies down", () => {
    expect(labelsOf({ orientation: "horizontal" })).toEqual({ before: { x: 36, y: 86 }, after: { x: 36, y: 538 } });
  });

  it.each([
    [0.14, "before"],
    [0.87, "after"],
  ] as const)("hide when the divider at %d leaves them no room", (divider, hidden) => {
    const labels = labelsOf({ divider });
    expect(labels[hidden]).toBeNull();
    expect(labels[hidden === "before" ? "after" : "before"]).not.toBeNull();
  });

  it("lie on the ground beside a picture too narrow for them, wherever the divider is", () => {
    const picture = { width: 100, height: 800 };
    const labels = labelsOf({ picture });
    expect(labels).toEqual({ before: { x: 339, y: 24 }, after: { x: 570, y: 24 } });
    expect(labelsOf({ picture, divider: 0.02 })).toEqual(labels);
  });

  it("lie above a picture too flat for them, off the stage's edge", () => {
    const { before, after } = labelsOf({ stage: { width: 320, height: 500 }, picture: { width: 2400, height: 300 } });
    expect(before).toEqual({ x: 8, y: 198 });
    expect(after).toEqual({ x: 182, y: 198 });
  });

  it("lie in the stage's corners when there is no ground beside the picture", () => {
    const stage = { width: 320, height: 500 };
    const picture = { width: 300, height: 2400 };
    expect(labelsOf({ stage, picture })).toEqual({ before: { x: 8, y: 8 }, after: { x: 182, y: 8 } });
  });

  it("stand in each pane side by side", () => {
    const { before, after } = labelsOf({ mode: "side-by-side", picture: { width: 500, height: 600 } });
    expect(before?.x).toBeLessThan(524);
    expect(after?.x).toBeGreaterThan(526);
  });

  it("are shown for the one picture that is seen", () => {
    expect(labelsOf({ mode: "after-only" }).before).toBeNull();
    expect(labelsOf({ mode: "after-only" }).after).not.toBeNull();
  });

  it("share the picture's upper corners with a mode's button, inside or on the ground", () => {
    const action = { width: 120, height: 32 };
    const wide = labelsOf({ mode: "after-only" }, action);
    expect(wide).toEqual({ before: null, after: { x: 36, y: 86 }, action: { x: 892, y: 86 } });
    const tall = labelsOf({ mode: "after-only", picture: { width: 100, height: 800 } }, action);
    expect(tall.after?.x).toBeLessThan(486);
    expect(tall.action?.x).toBeGreaterThan(562);
  });

  it("lie on their own picture where it does not fill the frame", () => {
    const box = { x: 0.25, y: 0, width: 0.5, height: 1 };
    const placesOf = (camera: CompareScene["camera"]) =>
      placeLabels(layOut({ ...fittedScene, mode: "side-by-side", camera }), {
        ...sizes,
        before: { ...sizes.before, box },
      });
    const { before } = placesOf(fittedCamera);
    // The frame is 596 pixels wide, from 226 on.
    expect(before).toMatchObject({ x: 226 + 149 + 12, y: 24 });
    // Panned to where it has nothing, it is still named.
    expect(placesOf({ zoom: 8, x: 0.05, y: 0.5 }).before).toMatchObject({ x: 12, y: 12 });
  });

  describe("of four pictures on a phone on its side", () => {
    const four = (before: LabelSize) =>
      placeLabels(
        layOut({
          ...fittedScene,
          mode: "side-by-side",
          others: 2,
          stage: { width: 540, height: 186 },
          bottomInset: 64,
          devicePixelRatio: 2,
          picture: { width: 3000, height: 2000 },
        }),
        { ...sizes, before },
      ).before;

    it("have only the name where there is no room for more", () => {
      expect(four({ width: 140, height: 24 })).toBeNull();
      expect(four({ width: 140, height: 24, nameWidth: 60 })).toMatchObject({ nameMaxWidth: 116 });
      expect(four({ width: 100, height: 24, nameWidth: 60 })).not.toHaveProperty("nameMaxWidth");
    });

    it("have only the name, cut to the pane, where even that is too long", () => {
      expect(four({ width: 200, height: 24, nameWidth: 180 })).toMatchObject({ x: 8, nameMaxWidth: 116 });
      expect(four({ width: 90, height: 24, nameWidth: 60, isCut: true })).toHaveProperty("nameMaxWidth");
    });
  });
});
