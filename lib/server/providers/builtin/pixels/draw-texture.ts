import sharp from "sharp";
import { overRows } from "./over-pixels";
import type { Plane } from "./picture";
import { createRandom } from "./random";

const TILE = 512;
const TILE_MASK = TILE - 1;
/** Fractions of a tile's cell are counted in 1/256, positions in 1/65536, so that whole numbers alone decide every byte. */
const FIXED = 65_536;

type Specks = {
  /** In pixels, along the stroke and across it; equal ones give paper or grain instead of strokes. */
  length: number;
  width: number;
  /** Which way strokes run, clockwise from the horizontal. */
  degrees: number;
  seed: number;
};

/** Soft random specks or strokes around 128, the same for the same seed. Wide ones are drawn on a smaller sheet and enlarged. */
export async function drawTexture(
  size: { width: number; height: number },
  specks: Specks,
  signal: AbortSignal,
): Promise<Plane> {
  const { width, height } = size;
  const shrink = Math.max(1, Math.min(specks.length, specks.width) / 2.2);
  if (shrink < 1.5) return drawSpecks({ width, height }, specks, signal);
  const small = { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
  const scaled = { ...specks, length: specks.length / shrink, width: specks.width / shrink };
  const sheet = await drawSpecks(small, scaled, signal);
  const values = await sharp(sheet.values, { raw: { ...small, channels: 1 } })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return { values, width, height };
}

async function drawSpecks(
  size: { width: number; height: number },
  { length, width, degrees, seed }: Specks,
  signal: AbortSignal,
): Promise<Plane> {
  const tile = drawTile(seed);
  const values = new Uint8Array(size.width * size.height);
  const radians = (degrees * Math.PI) / 180;
  const alongX = Math.round((Math.cos(radians) / length) * FIXED);
  const alongY = Math.round((Math.sin(radians) / length) * FIXED);
  const acrossX = Math.round((-Math.sin(radians) / width) * FIXED);
  const acrossY = Math.round((Math.cos(radians) / width) * FIXED);
  await overRows(size, signal, (row) => {
    let along = Math.imul(alongY, row);
    let across = Math.imul(acrossY, row);
    const first = row * size.width;
    for (let at = first; at < first + size.width; at++) {
      values[at] = sample(tile, along, across);
      along = (along + alongX) | 0;
      across = (across + acrossX) | 0;
    }
  });
  return { values, ...size };
}

function drawTile(seed: number): Uint8Array {
  const random = createRandom(seed);
  const tile = new Uint8Array(TILE * TILE);
  for (let index = 0; index < tile.length; index++) tile[index] = (random() + random()) * 127.99;
  return tile;
}

function sample(tile: Uint8Array, along: number, across: number): number {
  const left = (along >> 16) & TILE_MASK;
  const top = ((across >> 16) & TILE_MASK) * TILE;
  const right = (left + 1) & TILE_MASK;
  const bottom = (top + TILE) & (TILE * TILE - 1);
  const x = (along >> 8) & 255;
  const y = (across >> 8) & 255;
  const upper = (tile[top + left] as number) * (256 - x) + (tile[top + right] as number) * x;
  const lower = (tile[bottom + left] as number) * (256 - x) + (tile[bottom + right] as number) * x;
  return (upper * (256 - y) + lower * y) >> 16;
}
