import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { samples } from "./samples";

describe.each(samples)("the sample $id", (sample) => {
  it("is a file of the named size", async () => {
    const { format, width, height } = await sharp(`public${sample.file}`).metadata();
    expect({ format, width, height }).toEqual({ format: "jpeg", width: sample.width, height: sample.height });
  });

  it("has a thumbnail of 480 px on the long side", async () => {
    const { format, width, height } = await sharp(`public${sample.thumb}`).metadata();
    expect([format, Math.max(width, height)]).toEqual(["webp", 480]);
  });

  it("is credited", async () => {
    const credits = await readFile("public/samples/CREDITS.md", "utf8");
    const line = credits.split("\n").find((candidate) => candidate.includes(`${sample.id}.jpg`));
    expect(line).toContain(sample.author.split(/[ “]/)[0]);
    expect(line?.replaceAll("-", " ")).toContain(sample.licence);
  });
});

it("keeps all thumbnails together below 200 kB", async () => {
  const sizes = await Promise.all(samples.map(async ({ thumb }) => (await stat(`public${thumb}`)).size));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000);
});
