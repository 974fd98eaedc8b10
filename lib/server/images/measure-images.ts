import type { Sharp } from "sharp";
import type { Difference } from "@/lib/domain/difference";
import { type Alignment, scaled, unmoved } from "@/lib/domain/pixels/alignment";
import { toWholePixels } from "@/lib/domain/pixels/lay-on-each-other";
import type { Pixels } from "@/lib/domain/pixels/pixels";
import { commonSpan } from "@/lib/domain/pixels/resample";
import { sharedFrame } from "@/lib/domain/shared-frame";
import type { ImageRow } from "@/lib/server/db/images";
import type { Services } from "@/lib/server/services";
import { askPixelThread } from "./pixel-thread";
import { type OriginalPixels, withOriginalPixels } from "./with-original-pixels";

type Rect = { x: number; y: number; width: number; height: number };

/**
 * How far `after` is from `before`, from both at full size: reduced to the size of the smaller one and to `COMPARED_MAX_PX`. The figures are
 * made in a thread of their own. Rejects with the signal's reason when stopped.
 */
export async function measureImages(
  services: Pick<Services, "blobs" | "env">,
  before: ImageRow,
  after: ImageRow,
  signal: AbortSignal,
): Promise<Difference> {
  return withOriginalPixels(services, before, (one) =>
    withOriginalPixels(services, after, (other) => measure(one, other, signal)),
  );
}

async function measure(before: OriginalPixels, after: OriginalPixels, signal: AbortSignal): Promise<Difference> {
  const { frame, window } = sharedFrame(before.inspection, after.inspection);
  const size = { width: window.width, height: window.height };
  const one = await readPixels(before.open(), size);
  signal.throwIfAborted();
  const other = await readPixels(after.open(), frame, window);
  const pixelSize = after.inspection.width / frame.width;
  const found = await askPixelThread("estimate", { before: one, after: other }, signal);
  const isReduced = pixelSize > 1 && before.inspection.width === after.inspection.width;
  const whole = found && isReduced ? toWholePixels(scaled(found, pixelSize), after.inspection) : null;
  // Reduced pictures that were moved by whole pixels are reduced once more from their common part, and are then the same.
  if (whole && Number.isInteger(whole.x) && Number.isInteger(whole.y) && whole.zoom === 1 && (whole.x || whole.y)) {
    return measureMoved(before, after, whole, { size, pixelSize }, signal);
  }
  return askPixelThread("measure", { before: one, after: other, found, scale: { size, pixelSize } }, signal);
}

async function measureMoved(
  before: OriginalPixels,
  after: OriginalPixels,
  moved: Alignment,
  { size, pixelSize }: { size: { width: number; height: number }; pixelSize: number },
  signal: AbortSignal,
): Promise<Difference> {
  const { width, height } = after.inspection;
  const columns = commonSpan(width, moved.x, 1);
  const rows = commonSpan(height, moved.y, 1);
  const part = {
    x: columns.start,
    y: rows.start,
    width: columns.end - columns.start,
    height: rows.end - rows.start,
  };
  const reduced = { width: Math.round(part.width / pixelSize), height: Math.round(part.height / pixelSize) };
  const one = await readPart(before.open(), part, reduced);
  signal.throwIfAborted();
  const other = await readPart(after.open(), { ...part, x: part.x + moved.x, y: part.y + moved.y }, reduced);
  const scale = { size, pixelSize };
  const difference = await askPixelThread("measure", { before: one, after: other, found: unmoved, scale }, signal);
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
