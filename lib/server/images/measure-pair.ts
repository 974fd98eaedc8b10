import type { Sharp } from "sharp";
import type { Difference } from "@/lib/domain/difference";
import { type Alignment, scaled, unmoved } from "@/lib/domain/pixels/alignment";
import { estimateAlignment } from "@/lib/domain/pixels/estimate-alignment";
import { areEqual, layOnEachOther, toWholePixels } from "@/lib/domain/pixels/lay-on-each-other";
import { measureDifference } from "@/lib/domain/pixels/measure-difference";
import type { Pause, Pixels } from "@/lib/domain/pixels/pixels";
import { commonSpan } from "@/lib/domain/pixels/resample";
import { sharedFrame } from "@/lib/domain/shared-frame";
import { openPixels } from "./open-pixels";

/** A file that sharp can decode, and the size of its upright picture. */
export type PictureFile = { file: string; width: number; height: number };
export type Pair = { before: PictureFile; after: PictureFile };

type Rect = { x: number; y: number; width: number; height: number };
type Scale = { size: { width: number; height: number }; pixelSize: number; rest: Pause };

const open = ({ file }: PictureFile) => openPixels(file).autoOrient();

/** What `measureImages` asks of its thread: it takes a processor for a second or two, and the pixels of both; `rest` is called every few milliseconds. */
export async function measurePair({ before, after }: Pair, rest: Pause): Promise<Difference> {
  const { frame, window } = sharedFrame(before, after);
  const size = { width: window.width, height: window.height };
  const one = await readPixels(open(before), size);
  const other = await readPixels(open(after), frame, window);
  const pixelSize = after.width / frame.width;
  const found = areEqual(one, other) ? unmoved : await estimateAlignment(one, other, rest);
  const isReduced = pixelSize > 1 && before.width === after.width;
  const whole = found && isReduced ? toWholePixels(scaled(found, pixelSize), after) : null;
  // Reduced pictures that were moved by whole pixels are reduced once more from their common part, and are then the same.
  if (whole && Number.isInteger(whole.x) && Number.isInteger(whole.y) && whole.zoom === 1 && (whole.x || whole.y)) {
    return measureMoved(before, after, whole, { size, pixelSize, rest });
  }
  return measureLaid(one, other, found, { size, pixelSize, rest });
}

async function measureLaid(before: Pixels, after: Pixels, found: Alignment | null, scale: Scale): Promise<Difference> {
  return measureDifference(await layOnEachOther(before, after, scale.rest, found), scale, scale.rest);
}

async function measureMoved(
  before: PictureFile,
  after: PictureFile,
  moved: Alignment,
  { size, pixelSize, rest }: Scale,
): Promise<Difference> {
  const { width, height } = after;
  const columns = commonSpan(width, moved.x, 1);
  const rows = commonSpan(height, moved.y, 1);
  const part = {
    x: columns.start,
    y: rows.start,
    width: columns.end - columns.start,
    height: rows.end - rows.start,
  };
  const reduced = { width: Math.round(part.width / pixelSize), height: Math.round(part.height / pixelSize) };
  const one = await readPart(open(before), part, reduced);
  const other = await readPart(open(after), { ...part, x: part.x + moved.x, y: part.y + moved.y }, reduced);
  const difference = await measureLaid(one, other, unmoved, { size, pixelSize, rest });
  return { ...difference, movedX: moved.x, movedY: moved.y };
}

/** A picture at `size`, and of that the part `window`. Reading a JPEG at a fraction of its size would be quicker, and another picture. */
async function readPixels(picture: Sharp, size: { width: number; height: number }, window?: Rect): Promise<Pixels> {
  const resized = picture.resize({ ...size, fit: "fill", kernel: "lanczos3", fastShrinkOnLoad: false });
  return toPixels(window ? resized.extract({ left: window.x, top: window.y, ...onlySize(window) }) : resized);
}

async function readPart(picture: Sharp, part: Rect, size: { width: number; height: number }): Promise<Pixels> {
  const cut = picture.extract({ left: part.x, top: part.y, ...onlySize(part) });
  return toPixels(cut.resize({ ...size, fit: "fill", kernel: "lanczos3", fastShrinkOnLoad: false }));
}

const onlySize = ({ width, height }: Rect) => ({ width, height });

async function toPixels(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
