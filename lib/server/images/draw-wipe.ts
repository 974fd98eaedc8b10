import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { MOTION_MAX_SIDE_PX, type MotionFormat } from "@/lib/domain/download";
import type { Size } from "@/lib/domain/fit-size";
import type { Locale } from "@/lib/domain/locale";
import { layPair, type Rect } from "@/lib/domain/pair-layout";
import { writeFileXmp } from "@/lib/recipe-file/file-marks";
import { withGifXmp } from "@/lib/recipe-file/gif-xmp";
import { drawLabel } from "./draw-label";
import { drawMark } from "./draw-mark";
import type { FileMarks } from "./encode-picture";

/** From one picture to the other; the way back has the same. */
const STEPS = 16;
const STEP_MS = 40;
const BEFORE_RESTS_MS = 900;
const AFTER_RESTS_MS = 1400;
const LINE_PX = 2;

export type WipeOptions = {
  format: MotionFormat;
  /** Of WebP. */
  quality: number;
  maxSide: number | null;
  labels: Locale | null;
  /** On the after alone. */
  mark: Locale | null;
  /** Behind transparent parts, which a moving picture cannot keep. */
  ground: string;
};

let lastWipe: Promise<unknown> = Promise.resolve();

/**
 * The divider going over the picture and back, for ever: 32 frames of at most 1080 pixels a side (GIF: 800). One at a time in a process:
 * its frames are up to 110 MB.
 */
export function drawWipe(
  open: { before: () => Promise<Sharp>; after: () => Promise<Sharp> },
  sizes: { before: Size; after: Size },
  options: WipeOptions,
  marks: FileMarks,
): Promise<Uint8Array<ArrayBuffer>> {
  const wipe = lastWipe.then(() => draw(open, sizes, options, marks));
  lastWipe = wipe.catch(() => undefined);
  return wipe;
}

async function draw(
  open: { before: () => Promise<Sharp>; after: () => Promise<Sharp> },
  sizes: { before: Size; after: Size },
  { format, quality, maxSide, labels, mark, ground }: WipeOptions,
  { provenance, record }: FileMarks,
): Promise<Uint8Array<ArrayBuffer>> {
  const side = Math.min(maxSide ?? MOTION_MAX_SIDE_PX[format], MOTION_MAX_SIDE_PX[format]);
  const { frame, before: place } = layPair("split", sizes.before, sizes.after, side);
  const whole = { left: 0, top: 0, ...frame };
  const edges = { left: 0, right: frame.width };
  const beforeLabel = labels ? drawLabel("before", labels, frame, { ...edges, corner: "left" }) : [];
  const afterLabel = labels ? drawLabel("after", labels, frame, { ...edges, corner: "right" }) : [];
  const afterMark = mark ? drawMark(mark, frame, whole) : [];
  const before = await fill(await open.before(), frame, place, ground, beforeLabel);
  const after = await fill(await open.after(), frame, whole, ground, [...afterLabel, ...afterMark]);

  const there = Array.from({ length: STEPS + 1 }, (_, step) => Math.round(frame.width * (1 - ease(step / STEPS))));
  const dividers = [...there, ...there.slice(1, -1).reverse()];
  const delay = dividers.map((_, at) => (at === 0 ? BEFORE_RESTS_MS : at === STEPS ? AFTER_RESTS_MS : STEP_MS));
  const frames = Buffer.concat(dividers.map((divider) => cut(before, after, frame, divider)));
  const raw = { width: frame.width, height: frame.height * dividers.length, channels: 3 as const };
  const moving = sharp(frames, { raw: { ...raw, pageHeight: frame.height }, limitInputPixels: false });
  const xmp = writeFileXmp(provenance, record);
  if (format === "gif") return withGifXmp(await moving.gif({ loop: 0, delay, effort: 2 }).toBuffer(), xmp);
  const webp = moving.withIccProfile("srgb").withXmp(xmp).webp({ quality, loop: 0, delay });
  return new Uint8Array(await webp.toBuffer());
}

/** Slow at both ends. */
function ease(part: number): number {
  return part * part * (3 - 2 * part);
}

/** The frame with a picture in its place, three bytes a pixel. */
async function fill(picture: Sharp, frame: Size, place: Rect, ground: string, label: OverlayOptions[]) {
  const { width, height, left, top } = place;
  const input = await picture
    .flatten({ background: ground })
    .resize({ width, height, fit: "fill" })
    .toColourspace("srgb")
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp({ create: { ...frame, channels: 3, background: ground } })
    .composite([{ input, left, top }, ...label])
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** The before up to the divider, the after from there on, and a white line between the two. */
function cut(before: Buffer, after: Buffer, { width, height }: Size, divider: number): Buffer {
  const cutAt = divider * 3;
  const whole = Buffer.from(after);
  for (let row = 0; row < height; row++) {
    const start = row * width * 3;
    before.copy(whole, start, start, start + cutAt);
    if (divider === 0 || divider === width) continue;
    whole.fill(255, start + Math.max(0, divider - LINE_PX / 2) * 3, start + Math.min(width, divider + LINE_PX / 2) * 3);
  }
  return whole;
}
