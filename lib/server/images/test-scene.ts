import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp, { type Sharp } from "sharp";

const colours = { red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], white: [255, 255, 255] } as const;
type Colour = keyof typeof colours;

export const SCENE = { width: 96, height: 64 };

/** Four quadrants: red and green above, blue and white below. Every turn and mirroring of it looks different. */
export function scene(width = SCENE.width, height = SCENE.height): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const above: Colour[] = ["red", "green"];
      const below: Colour[] = ["blue", "white"];
      const colour = (y < height / 2 ? above : below)[x < width / 2 ? 0 : 1] ?? "red";
      pixels.set(colours[colour], (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The colours of the four quadrants as a browser would show the bytes, "red green / blue white"; numbers for any other colour. */
export async function quadrantsOf(picture: Buffer, tolerance = 40): Promise<string> {
  const { data, info } = await sharp(picture)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const start = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
    return nameOf([...data.subarray(start, start + 3)], tolerance);
  };
  return `${at(0.25, 0.25)} ${at(0.75, 0.25)} / ${at(0.25, 0.75)} ${at(0.75, 0.75)}`;
}

function nameOf(found: number[], tolerance: number): string {
  const near = Object.entries(colours).find(([, colour]) =>
    colour.every((value, i) => Math.abs(value - (found[i] ?? 0)) < tolerance),
  );
  return near?.[0] ?? `(${found})`;
}

function fixture(name: string): string {
  return path.join(import.meta.dirname, "__fixtures__", name);
}

export function readFixture(name: string): Promise<Buffer> {
  return readFile(fixture(name));
}

/** Writes the bytes to a file for the time of `work`. */
export async function withFile<T>(bytes: Buffer, work: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "diptych-scene-"));
  try {
    const file = path.join(folder, "picture");
    await writeFile(file, bytes);
    return await work(file, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
