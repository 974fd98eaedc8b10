import sharp, { type OverlayOptions, type Sharp } from "sharp";
import type { Size } from "@/lib/domain/fit-size";
import type { Locale } from "@/lib/domain/locale";
import type { PairLayout, Rect } from "@/lib/domain/pair-layout";
import { drawLabel } from "./draw-label";
import { drawMark } from "./draw-mark";

type Pixels = Size & { data: Buffer };

/** Of the frame's shorter side. */
const LINE = 0.003;

/**
 * Before and after as one picture. `ground` lies behind what is transparent and beside a before of another shape; with null that stays
 * transparent.
 */
export async function drawPair(
  open: { before: Sharp; after: Sharp },
  layout: PairLayout,
  { labels, mark, ground }: { labels: Locale | null; mark: Locale | null; ground: string | null },
): Promise<Sharp> {
  const { frame, divider } = layout;
  const [before, after] = [await fill(open.before, layout.before), await fill(open.after, layout.after)];
  const room = divider ?? Number.POSITIVE_INFINITY;
  const layers = [
    ...(await part(before, layout.before, { from: 0, to: room })),
    ...(await part(after, layout.after, { from: divider ?? 0, to: frame.width })),
    ...(divider === null ? [] : [line(frame, divider)]),
    ...(labels ? drawLabels(layout, labels) : []),
    ...(mark ? drawMark(mark, frame, layout.after) : []),
  ];
  const background = ground ?? { r: 0, g: 0, b: 0, alpha: 0 };
  const canvas = sharp({ create: { ...frame, channels: 4, background }, limitInputPixels: false }).composite(layers);
  // An encoder that follows must see the pair as a picture of its own.
  const whole = ground === null ? canvas : canvas.removeAlpha();
  const { data, info } = await whole.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { ...frame, channels: info.channels }, limitInputPixels: false });
}

async function fill(picture: Sharp, { width, height }: Rect): Promise<Pixels> {
  const data = await picture
    .resize({ width, height, fit: "fill" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer();
  return { data, width, height };
}

/** What lies between two uprights of the frame; nothing where the picture is elsewhere. */
async function part({ data, width, height }: Pixels, place: Rect, { from, to }: { from: number; to: number }) {
  const left = Math.max(place.left, from);
  const right = Math.min(place.left + width, to);
  if (right <= left) return [];
  const raw = { width, height, channels: 4 as const };
  if (right - left === width) return [{ input: data, raw, left, top: place.top }];
  const input = await sharp(data, { raw, limitInputPixels: false })
    .extract({ left: left - place.left, top: 0, width: right - left, height })
    .raw()
    .toBuffer();
  return [{ input, raw: { ...raw, width: right - left }, left, top: place.top }];
}

/** White between two dark hairs: it is seen on every picture. */
function line({ width, height }: Size, divider: number): OverlayOptions {
  const thick = Math.max(2, Math.round(Math.min(width, height) * LINE));
  const [outer, left] = [thick + 2, Math.max(0, divider - Math.floor(thick / 2) - 1)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${outer}" height="${height}">
    <rect width="${outer}" height="${height}" fill="#000" fill-opacity=".35"/>
    <rect x="1" width="${thick}" height="${height}" fill="#fff"/>
  </svg>`;
  return { input: Buffer.from(svg), left, top: 0 };
}

function drawLabels({ frame, before, after, divider }: PairLayout, locale: Locale): OverlayOptions[] {
  const [left, right] =
    divider === null
      ? [sideOf(before), sideOf(after)]
      : [
          { left: 0, right: divider, corner: "left" as const },
          { left: divider, right: frame.width, corner: "right" as const },
        ];
  return [...drawLabel("before", locale, frame, left), ...drawLabel("after", locale, frame, right)];
}

function sideOf({ left, width }: Rect) {
  return { left, right: left + width, corner: "left" as const };
}
