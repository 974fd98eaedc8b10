import { describe, expect, it } from "vitest";
import { layPair } from "./pair-layout";

const photo = { width: 4000, height: 3000 };

describe("before and after as one picture", () => {
  it("hangs both at the height of the after, with a gap between", () => {
    const { frame, before, after } = layPair(
      "side-by-side",
      { width: 1500, height: 1000 },
      { width: 1000, height: 1000 },
      null,
    );
    expect(before).toEqual({ left: 0, top: 0, width: 1500, height: 1000 });
    expect(after).toEqual({ left: 1512, top: 0, width: 1000, height: 1000 });
    expect(frame).toEqual({ width: 2512, height: 1000 });
  });

  it.each(["side-by-side", "split"] as const)("stays within the side that was asked for (%s)", (view) => {
    for (const side of [64, 333, 1080, 2048]) {
      for (const before of [photo, { width: 300, height: 4000 }, { width: 9000, height: 20 }]) {
        const { frame } = layPair(view, before, photo, side);
        expect(Math.max(frame.width, frame.height)).toBeLessThanOrEqual(side);
      }
    }
  });

  it("is never larger than a server may be asked to hold", () => {
    expect(layPair("split", photo, { width: 16_000, height: 8000 }, null).frame).toEqual({ width: 4096, height: 2048 });
    expect(layPair("side-by-side", photo, photo, 60_000).frame.width).toBeLessThanOrEqual(4096);
  });

  it("lays a before of another shape in the middle of the frame, and one that is all but the same over all of it", () => {
    const tall = layPair("split", { width: 100, height: 200 }, { width: 400, height: 300 }, null);
    expect(tall).toMatchObject({ before: { left: 125, top: 0, width: 150, height: 300 }, divider: 200 });
    const bent = layPair("split", { width: 4000, height: 2992 }, photo, null);
    expect(bent.before).toEqual(bent.after);
  });
});
