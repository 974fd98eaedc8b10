import { describe, expect, it } from "vitest";
import { fittedCamera } from "../camera";
import type { CompareScene } from "../compare-layout";
import { covers, wantedPart } from "./wanted-part";

const large = { width: 6000, height: 4000 };
const scene: CompareScene = {
  mode: "difference",
  orientation: "vertical",
  divider: 0.5,
  isSwapped: false,
  isBeforeHeld: false,
  camera: fittedCamera,
  stage: { width: 1200, height: 800 },
  bottomInset: 0,
  sideInset: 0,
  devicePixelRatio: 1,
  picture: large,
  isSingle: false,
  opacity: 0.5,
  others: 0,
};
const pair = { before: large, after: large };
const at = (zoom: number, x = 0.5, y = 0.5) => ({ ...scene, camera: { zoom, x, y } });
const heat = { isHeatMap: true, spot: null };

describe("what has to be looked at closer than it was measured", () => {
  it("is nothing while the measured form has enough pixels", () => {
    expect(wantedPart(scene, pair, heat)).toBeNull();
    expect(wantedPart(at(0.34), pair, heat)).toBeNull();
  });

  it("is nothing where the pair was measured pixel by pixel, or one of it has no more", () => {
    const small = { width: 1500, height: 1000 };
    expect(wantedPart({ ...at(4), picture: small }, { before: small, after: small }, heat)).toBeNull();
    expect(wantedPart(at(4), { before: small, after: large }, heat)).toBeNull();
  });

  it("is what is seen with a margin around it, as fine as the screen", () => {
    const wanted = wantedPart(at(0.5), pair, heat);
    expect(wanted?.scale).toBe(0.5);
    expect(wanted?.part.width).toBeCloseTo((1200 / 0.5 / 6000) * 1.3, 3);
    expect(wanted?.part.y).toBeCloseTo(0.5 - (800 / 0.5 / 4000 / 2) * 1.3, 3);
  });

  it("is never finer than the pictures, nor past their edges, nor more than is held", () => {
    expect(wantedPart(at(8), pair, heat)?.scale).toBe(1);
    expect(wantedPart(at(1, 0, 0), pair, heat)?.part).toMatchObject({ x: 0, y: 0 });
    const wall = { ...at(1), stage: { width: 5000, height: 3500 } };
    const { part, scale } = wantedPart(wall, pair, heat) ?? { part: { width: 1, height: 1 }, scale: 1 };
    expect(part.width * 6000 * scale * part.height * 4000 * scale).toBeLessThanOrEqual(8_000_001);
  });

  it("is the pixels around a spot whose colours are read from afar", () => {
    const around = wantedPart(scene, pair, { isHeatMap: false, spot: { x: 0.25, y: 0.5 } });
    expect(around?.scale).toBe(1);
    expect((around?.part.x ?? 0) * 6000).toBeCloseTo(1500 - 128);
    expect((around?.part.width ?? 0) * 6000).toBeCloseTo(256);
    expect((around?.part.height ?? 0) * 4000).toBeCloseTo(256);
    expect(wantedPart(at(0.5), pair, { isHeatMap: false, spot: null })).toBeNull();
  });
});

describe("what was looked at", () => {
  const had = wantedPart(at(1), pair, heat) ?? { part: { x: 0, y: 0, width: 1, height: 1 }, scale: 1 };
  const shows = (next: CompareScene) => covers(had, wantedPart(next, pair, heat) ?? had);

  it("will do closer up, and for a small move", () => {
    expect(shows(at(1))).toBe(true);
    expect(shows(at(6))).toBe(true);
    expect(shows(at(1, 0.51))).toBe(true);
  });

  it("will not do for a large move, nor farther away", () => {
    expect(shows(at(1, 0.6))).toBe(false);
    expect(shows(at(0.7))).toBe(false);
  });

  it("will not do closer up where it is coarser", () => {
    const coarse = wantedPart(at(0.5), pair, heat) ?? had;
    expect(covers(coarse, wantedPart(at(0.8), pair, heat) ?? coarse)).toBe(false);
  });
});
