import sharp, { type OutputInfo, type Sharp } from "sharp";
import { fitInside } from "@/lib/domain/fit-size";
import { DISPLAY_MAX_PX, THUMB_MAX_PX } from "@/lib/domain/image";
import { openPixels } from "./open-pixels";
import { unreadableImage } from "./unusable-image";

/** The size of the display form, whoever makes it: as large as the picture, and no larger than that. */
export const insideDisplay = {
  width: DISPLAY_MAX_PX,
  height: DISPLAY_MAX_PX,
  fit: "inside",
  withoutEnlargement: true,
} as const;

const PLACEHOLDER_MAX_PX = 20;

/**
 * Somebody waits for this form: for 2048 × 2048 pixels sharper colour edges and the usual effort take a second of a processor instead of
 * a seventh of it, for a tenth of the bytes. Whoever looks at pixels looks at the full form.
 */
const displayForm = { quality: 86, effort: 1 } as const;
/** The usual effort takes three times as long for as many bytes. */
const thumbForm = { quality: 80, effort: 2 } as const;
const tinyForm = { quality: 50, alphaQuality: 50 } as const;

export type DerivedPictures = { display: Buffer; thumb: Buffer; placeholder: string };

type Pixels = { data: Buffer; info: OutputInfo };

type Source = { width: number; height: number; maxPixels: number };

/**
 * The small forms of a picture, upright, sRGB and without metadata, from one decoding of the file: it is scaled while it is read, so
 * that memory depends on the result and not on the source. Throws `unreadable_image`, also when only the last rows are missing.
 */
export async function derivePictures(file: string, source: Source): Promise<DerivedPictures> {
  const { display, ...smaller } = await deriveSmallerFirst(file, source);
  return { ...smaller, display: await display };
}

/** The same, without waiting for the largest of them: that the whole file could be decoded is known by then, and it is not read again. */
export async function deriveSmallerFirst(
  file: string,
  { width, height, maxPixels }: Source,
): Promise<Omit<DerivedPictures, "display"> & { display: Promise<Buffer> }> {
  const decoded = await decodeSmall(file, maxPixels).catch((error) => {
    throw unreadableImage(error);
  });
  const scaled = (maxPx: number) => fromPixels(decoded).resize({ ...fitInside({ width, height }, maxPx), fit: "fill" });
  const display = fromPixels(decoded).webp(displayForm).toBuffer();
  // Whoever waits for it hears of it.
  display.catch(() => undefined);
  const [thumb, tiny] = await Promise.all([
    scaled(THUMB_MAX_PX).webp(thumbForm).toBuffer(),
    scaled(PLACEHOLDER_MAX_PX).webp(tinyForm).toBuffer(),
  ]);
  return { display, thumb, placeholder: `data:image/webp;base64,${tiny.toString("base64")}` };
}

/** Scaled first and turned upright after: turning needs all of the picture in memory. */
async function decodeSmall(file: string, maxPixels: number): Promise<Pixels> {
  const picture = openPixels(file, maxPixels);
  const { orientation = 1 } = await picture.metadata();
  const decoded = await picture.resize(insideDisplay).raw().toBuffer({ resolveWithObject: true });
  return turnUpright(decoded, orientation);
}

/** By EXIF's numbers (CIPA DC-008, 4.6.4 "Orientation"); mirroring comes after turning. */
async function turnUpright(pixels: Pixels, orientation: number): Promise<Pixels> {
  const steps: Record<number, (turned: Sharp) => Sharp> = {
    2: (turned) => turned.flop(),
    3: (turned) => turned.rotate(180),
    4: (turned) => turned.flip(),
    5: (turned) => turned.rotate(90).flop(),
    6: (turned) => turned.rotate(90),
    7: (turned) => turned.rotate(270).flop(),
    8: (turned) => turned.rotate(270),
  };
  const step = steps[orientation];
  return step ? step(fromPixels(pixels)).raw().toBuffer({ resolveWithObject: true }) : pixels;
}

/** Not by sharp's `clone`, which copies them. */
function fromPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}
