import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Camera,
  type CameraGeometry,
  canPan,
  changePicture,
  clampPan,
  fittedCamera,
  fitZoom,
  nextStop,
  panBy,
  placePicture,
  toDevicePixels,
  zoomAt,
} from "./camera";

const stage = { width: 1000, height: 600 };
const geometry = (picture: CameraGeometry["picture"], rest: Partial<CameraGeometry> = {}): CameraGeometry => ({
  view: stage,
  margin: 0,
  picture,
  devicePixelRatio: 1,
  ...rest,
});

const geometries = fc.record({
  view: fc.record({ width: fc.integer({ min: 200, max: 4000 }), height: fc.integer({ min: 200, max: 2400 }) }),
  margin: fc.constantFrom(0, 12, 24),
  picture: fc
    .record({ long: fc.integer({ min: 64, max: 12_000 }), aspect: fc.double({ min: -3, max: 3, noNaN: true }) })
    .map(({ long, aspect }) => {
      const ratio = 2 ** aspect;
      return ratio >= 1
        ? { width: long, height: Math.max(1, Math.round(long / ratio)) }
        : { width: Math.max(1, Math.round(long * ratio)), height: long };
    }),
  devicePixelRatio: fc.constantFrom(1, 1.25, 1.5, 2, 3),
});
const cameras: fc.Arbitrary<Camera> = fc.record({
  zoom: fc.option(fc.double({ min: 0.05, max: 32, noNaN: true })),
  x: fc.double({ min: -1, max: 2, noNaN: true }),
  y: fc.double({ min: -1, max: 2, noNaN: true }),
});

describe("fitting", () => {
  it.each([
    ["a picture larger than the stage", { width: 4000, height: 3000 }, {}, 0.2],
    ["a wide one", { width: 8000, height: 1000 }, {}, 0.125],
    ["a tall one", { width: 1000, height: 8000 }, {}, 0.075],
    ["a smaller one, which is enlarged", { width: 500, height: 300 }, {}, 2],
    ["a tiny one, which stays smooth", { width: 16, height: 16 }, {}, 3],
    ["one with a margin around it", { width: 952, height: 552 }, { margin: 24 }, 1],
    ["one on a screen of two pixels a point", { width: 4000, height: 3000 }, { devicePixelRatio: 2 }, 0.4],
  ])("shows the whole of %s", (_, picture, rest, zoom) => {
    expect(fitZoom(geometry(picture, rest))).toBeCloseTo(zoom, 10);
  });

  it("leaves nothing outside the margin, at any aspect from 1:8 to 8:1", () => {
    fc.assert(
      fc.property(geometries, (given) => {
        const placed = placePicture(fittedCamera, given);
        const { width, height } = given.view;
        expect(placed.x).toBeGreaterThanOrEqual(given.margin - 1e-6);
        expect(placed.y).toBeGreaterThanOrEqual(given.margin - 1e-6);
        expect(placed.x + placed.width).toBeLessThanOrEqual(width - given.margin + 1e-6);
        expect(placed.y + placed.height).toBeLessThanOrEqual(height - given.margin + 1e-6);
        const isTouching = Math.min(placed.x, placed.y) - given.margin < 1e-6;
        expect(isTouching || placed.zoom === 3).toBe(true);
      }),
    );
  });
});

describe("zooming", () => {
  it("keeps what lies under the pointer under it, wherever the picture covers the view", () => {
    const where = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const factors = fc.double({ min: 1, max: 4, noNaN: true });
    fc.assert(
      fc.property(geometries, cameras, where, factors, (given, camera, at, factor) => {
        const point = { x: at.x * given.view.width, y: at.y * given.view.height };
        const before = placePicture(camera, given);
        const after = placePicture(zoomAt(camera, given, before.zoom * factor, point), given);
        fc.pre(after.zoom >= before.zoom);
        for (const [axis, side] of [
          ["x", "width"],
          ["y", "height"],
        ] as const) {
          if (before[side] < given.view[side]) continue;
          const picked = (point[axis] - before[axis]) / before[side];
          expect((point[axis] - after[axis]) / after[side]).toBeCloseTo(picked, 6);
        }
      }),
    );
  });

  it("goes back to the fitted picture at its edge, and never below", () => {
    const given = geometry({ width: 4000, height: 3000 });
    expect(zoomAt({ zoom: 1, x: 0.2, y: 0.7 }, given, 0.01, { x: 0, y: 0 })).toEqual(fittedCamera);
  });

  it("lets a picture that was enlarged to fit be seen at 100 %", () => {
    const given = geometry({ width: 100, height: 100 });
    expect(zoomAt(fittedCamera, given, 1, { x: 500, y: 300 })).toEqual({ zoom: 1, x: 0.5, y: 0.5 });
  });

  it("ends at 3200 %", () => {
    const given = geometry({ width: 4000, height: 3000 });
    expect(zoomAt(fittedCamera, given, 1000, { x: 500, y: 300 }).zoom).toBe(32);
  });

  it.each([
    [0.64, 1, 0.6667],
    [1, 1, 1.5],
    [1, -1, 0.6667],
    [32, 1, 32],
    [0.05, -1, 0],
  ] as const)("steps from %d in direction %d to %d", (zoom, direction, next) => {
    expect(nextStop(zoom, direction)).toBe(next);
  });
});

describe("panning", () => {
  it("never shows past the picture, and centres a side that fits", () => {
    const moves = fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }) });
    fc.assert(
      fc.property(geometries, cameras, moves, (given, camera, by) => {
        const placed = placePicture(panBy(camera, given, by), given);
        for (const [axis, side] of [
          ["x", "width"],
          ["y", "height"],
        ] as const) {
          const view = given.view[side];
          const end = placed[axis] + placed[side];
          if (placed[side] <= view) expect(placed[axis]).toBeCloseTo(view - end, 4);
          else {
            expect(placed[axis]).toBeLessThanOrEqual(1e-4);
            expect(end).toBeGreaterThanOrEqual(view - 1e-4);
          }
        }
      }),
    );
  });

  it("moves the picture by as much as the finger", () => {
    const given = geometry({ width: 4000, height: 3000 });
    const camera = { zoom: 1, x: 0.5, y: 0.5 };
    const before = placePicture(camera, given);
    const after = placePicture(panBy(camera, given, { x: 30, y: -12 }), given);
    expect([after.x - before.x, after.y - before.y]).toEqual([30, -12]);
  });

  it("is the same when done twice: what was clamped is within", () => {
    fc.assert(
      fc.property(geometries, cameras, (given, camera) => {
        const once = clampPan(camera, given);
        expect(clampPan(once, given)).toEqual(once);
      }),
    );
  });

  it.each([
    ["a fitted picture", null, false],
    ["one at 100 % that is larger than the stage", 1, true],
  ])("is possible for %s: %s", (_, zoom, isPossible) => {
    expect(canPan({ ...fittedCamera, zoom }, geometry({ width: 4000, height: 3000 }))).toBe(isPossible);
  });
});

describe("device pixels", () => {
  it.each([
    [10.4, 1, 10],
    [10.4, 2, 10.5],
    [10.4, 3, 31 / 3],
    [10.4, 1.25, 10.4],
    [-0.3, 2, -0.5],
  ])("takes %d at a ratio of %d to %d", (length, ratio, expected) => {
    expect(toDevicePixels(length, ratio)).toBeCloseTo(expected, 10);
  });

  it("shows one picture pixel on one device pixel at 100 %", () => {
    for (const devicePixelRatio of [1, 1.5, 2, 3]) {
      const placed = placePicture(
        { zoom: 1, x: 0.5, y: 0.5 },
        geometry({ width: 4000, height: 3000 }, { devicePixelRatio }),
      );
      expect(placed.width * devicePixelRatio).toBeCloseTo(4000, 9);
    }
  });
});

describe("another picture", () => {
  it("takes the same room on the stage", () => {
    const camera = changePicture(
      { zoom: 1, x: 0.3, y: 0.6 },
      { width: 1600, height: 1000 },
      { width: 800, height: 500 },
    );
    expect(camera).toEqual({ zoom: 2, x: 0.3, y: 0.6 });
  });

  it("stays fitted", () => {
    expect(changePicture(fittedCamera, { width: 10, height: 10 }, { width: 99, height: 10 })).toEqual(fittedCamera);
  });
});
