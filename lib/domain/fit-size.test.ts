import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitInside, fitSize } from "./fit-size";

describe("fitSize", () => {
  it.each([
    [4032, 3024, 1088, 816],
    [3024, 4032, 816, 1088],
    [1024, 1024, 928, 928],
    [1, 1, 928, 928],
    [6000, 4000, 1152, 768],
    [1920, 1080, 1280, 720],
    [16, 16_000, 32, 32_000],
  ])("works on a %i × %i picture in %i × %i", (width, height, fittedWidth, fittedHeight) => {
    expect(fitSize({ width, height }, 1_000_000)).toEqual({ width: fittedWidth, height: fittedHeight });
  });

  it("keeps every ordinary shape within 2 % of its ratio, 0.85 to 1.1 megapixels and multiples of 16", () => {
    const side = fc.integer({ min: 400, max: 12_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        fc.pre(Math.max(width / height, height / width) <= 4);
        const fitted = fitSize({ width, height }, 1_000_000);
        const area = fitted.width * fitted.height;
        expect(fitted.width % 16).toBe(0);
        expect(fitted.height % 16).toBe(0);
        expect(area).toBeGreaterThanOrEqual(850_000);
        expect(area).toBeLessThanOrEqual(1_100_000);
        expect(Math.abs(fitted.width / fitted.height / (width / height) - 1)).toBeLessThan(0.02);
      }),
    );
  });

  it("turns with the picture", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
        const upright = fitSize({ width, height }, 1_000_000);
        const turned = fitSize({ width: height, height: width }, 1_000_000);
        expect(turned).toEqual({ width: upright.height, height: upright.width });
      }),
    );
  });

  it("gives the nearest area to a shape that is all length", () => {
    expect(fitSize({ width: 100_000, height: 1 }, 1_000_000)).toEqual({ width: 62_496, height: 16 });
  });
});

describe("fitInside", () => {
  it.each([
    [4032, 3024, 2048, 2048, 1536],
    [3024, 4032, 384, 288, 384],
    [300, 200, 2048, 300, 200],
    [50_000, 2, 384, 384, 1],
  ])("fits %i × %i into %i as %i × %i", (width, height, maxPx, fittedWidth, fittedHeight) => {
    expect(fitInside({ width, height }, maxPx)).toEqual({ width: fittedWidth, height: fittedHeight });
  });
});
