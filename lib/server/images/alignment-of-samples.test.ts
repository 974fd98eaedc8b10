import { describe, expect, it, vi } from "vitest";
import { estimateAlignment } from "@/lib/domain/pixels/estimate-alignment";
import { moved, type Raw, readSample } from "./test-move";

// Megapixels in plain JavaScript, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const pause = async () => undefined;
const samples = ["dogs", "mountains", "fig", "dandelion", "drum"];
const moves = [
  { x: 2.5, y: -1.3, zoom: 1 },
  { x: -60, y: 40, zoom: 1 },
  { x: -10, y: 15, zoom: 0.97 },
  { x: 20, y: -30, zoom: 1.08 },
];

async function estimated(before: Raw, after: Raw) {
  const found = await estimateAlignment(before, after, pause);
  if (!found) throw new Error("Nothing was found.");
  return found;
}

function expectNear(found: { x: number; y: number; zoom: number }, truth: typeof found) {
  expect(Math.abs(found.x - truth.x)).toBeLessThan(0.5);
  expect(Math.abs(found.y - truth.y)).toBeLessThan(0.5);
  expect(Math.abs(found.zoom / truth.zoom - 1)).toBeLessThan(0.001);
}

describe.each(samples)("how far %s was moved and zoomed", (name) => {
  it.each(moves)("is found within half a pixel and a thousandth: %o", async (move) => {
    const sample = await readSample(name);
    expectNear(await estimated(moved(sample, {}), moved(sample, move)), move);
  });
});

describe("what was really changed", () => {
  it("does not mislead, even where it is half of the picture and lies elsewhere", async () => {
    const sample = await readSample("mountains");
    const move = { x: 4, y: -3, zoom: 1.01 };
    const after = moved(sample, move);
    const other = moved(await readSample("fig"), { x: 30, y: 20 });
    const half = Math.floor(Math.min(after.height, other.height) / 2);
    const width = Math.min(after.width, other.width);
    for (let row = 0; row < half; row++) {
      other.data.copy(after.data, row * after.width * 4, row * other.width * 4, (row * other.width + width) * 4);
    }
    expectNear(await estimated(moved(sample, {}), after), move);
  });

  it("does not mislead when it is the light: half as bright, and of less contrast", async () => {
    const sample = await readSample("drum");
    const move = { x: -5, y: 2.5, zoom: 0.995 };
    const after = moved(sample, move);
    for (const [at, value] of after.data.entries()) if (at % 4 !== 3) after.data[at] = Math.round(40 + value * 0.4);
    expectNear(await estimated(moved(sample, {}), after), move);
  });

  it("is not taken for a move: plain pictures have none", async () => {
    const plain = { data: Buffer.alloc(300 * 200 * 4, 200), width: 300, height: 200 };
    const other = { ...plain, data: Buffer.alloc(300 * 200 * 4, 90) };
    expect(await estimateAlignment(plain, other, pause)).toBeNull();
  });
});
