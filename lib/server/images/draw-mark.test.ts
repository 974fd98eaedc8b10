import sharp from "sharp";
import { expect, it } from "vitest";
import { drawMark } from "./draw-mark";

it.each([
  ["en", { width: 1200, height: 800 }],
  ["zh-CN", { width: 1200, height: 800 }],
  ["en", { width: 500, height: 1600 }],
  ["zh-CN", { width: 500, height: 1600 }],
] as const)("is as high as GB 45438-2025 asks, in the lower right corner (%s, %o)", async (locale, frame) => {
  const create = { ...frame, channels: 3 as const, background: "#000" };
  const { data } = await sharp({ create })
    .composite(drawMark(locale, frame, { left: 0, top: 0, ...frame }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const lit = [...data.keys()].filter((at) => (data[at] ?? 0) > 128);
  const rows = lit.map((at) => Math.floor(at / frame.width));
  const columns = lit.map((at) => at % frame.width);
  const height =
    rows.reduce((most, row) => Math.max(most, row)) - rows.reduce((least, row) => Math.min(least, row)) + 1;
  expect(height).toBeGreaterThanOrEqual(0.05 * Math.min(frame.width, frame.height));
  expect(columns.reduce((least, column) => Math.min(least, column))).toBeGreaterThan(0.3 * frame.width);
  expect(rows.reduce((least, row) => Math.min(least, row))).toBeGreaterThan(0.8 * frame.height);
});
