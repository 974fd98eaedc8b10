import { describe, expect, it } from "vitest";
import { srgbToLab } from "@/lib/domain/pixels/srgb-to-lab";
import { HOTTEST_DELTA_E, heatColour, heatPart } from "./heat-colours";
import { paintHeat } from "./paint-heat";

const lightness = (part: number) => {
  const lab = new Float64Array(3);
  srgbToLab(...heatColour(part), lab);
  return lab[0] as number;
};

describe("the heat map's colours", () => {
  it("grow lighter all the way, so that they are read without telling colours apart", () => {
    for (let part = 0.02; part <= 1; part += 0.02) expect(lightness(part)).toBeGreaterThan(lightness(part - 0.02));
  });

  it("begin at the threshold and end at the hottest", () => {
    expect(heatPart(3, 3)).toBe(0);
    expect(heatPart(HOTTEST_DELTA_E, 3)).toBe(1);
    expect(heatColour(5)).toEqual(heatColour(1));
  });
});

describe("a painted heat map", () => {
  const picture = { data: new Uint8ClampedArray([200, 200, 200, 255, 10, 20, 30, 255]), width: 2, height: 1 };

  it("is grey all over where nothing differs", () => {
    const { data, changedShare } = paintHeat(picture, new Float32Array([0, 2.9]), 3);
    expect(changedShare).toBe(0);
    for (const at of [0, 4]) expect(new Set(data.slice(at, at + 3)).size).toBe(1);
  });

  it("is coloured where it differs by more than the threshold", () => {
    const { data, changedShare } = paintHeat(picture, new Float32Array([0, 12]), 3);
    expect(changedShare).toBe(0.5);
    expect([...data.slice(4, 7)]).toEqual(heatColour(heatPart(12, 3)));
  });
});
