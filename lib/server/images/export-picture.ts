import sharp, { type Sharp } from "sharp";
import {
  type DownloadFormat,
  type DownloadOptions,
  holdsAlpha,
  type MotionFormat,
  motionFormats,
  type PairView,
  type StillFormat,
} from "@/lib/domain/download";
import { fitInside } from "@/lib/domain/fit-size";
import type { Locale } from "@/lib/domain/locale";
import { layPair } from "@/lib/domain/pair-layout";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { drawMark } from "./draw-mark";
import { drawPair } from "./draw-pair";
import { drawWipe } from "./draw-wipe";
import { encodePicture, type FileMarks } from "./encode-picture";
import { inExportTurn } from "./in-pixel-turn";
import { openImagePicture } from "./open-image-picture";
import { requireImage } from "./require-image";

type ExportServices = Pick<Services, "db" | "blobs" | "env">;

export type ExportOptions = Omit<DownloadOptions, "metadata" | "beforeId">;

/** The mark as it will be drawn; null for none. */
type Marked<Options> = Omit<Options, "mark"> & { mark: Locale | null };

/** Where transparent parts cannot be kept and no colour was chosen, and between two pictures. */
const USUAL_BACKGROUND = "#ffffff";

/** What a file can hold: RFC 9649 has 14 bits for a side of WebP, ITU-T T.81 16 for one of JPEG, of which libjpeg takes a little less. */
const longestSide = { png: Number.POSITIVE_INFINITY, jpeg: 65_500, webp: 16_383 } as const satisfies Record<
  StillFormat,
  number
>;

/**
 * An image as a file for elsewhere, alone, beside another one or in turn with it: sRGB with its profile embedded, without the metadata of what it was
 * made from, with marks that say how it came about. Throws `not_found`, and `invalid_request` for a view in a format
 * that cannot show it.
 */
export async function exportPicture(
  services: ExportServices,
  { ownerId, imageId, beforeId }: { ownerId: string; imageId: string; beforeId: string },
  options: ExportOptions,
  marks: FileMarks,
): Promise<Uint8Array<ArrayBuffer>> {
  const { view, format } = options;
  const pictures = { ownerId, imageId, beforeId };
  const mark = options.mark === "off" || !marks.provenance.ai ? null : options.mark;
  if (view === "wipe") {
    if (!isMotionFormat(format))
      throw new AppError("invalid_request", "A wipe is a WebP or a GIF: ask for one of them.");
    return exportWipe(services, pictures, { ...options, format, mark }, marks);
  }
  if (format === "gif") throw new AppError("invalid_request", "Only a wipe is a GIF: ask for a PNG, JPEG or WebP.");
  return inExportTurn(async () => {
    const picture =
      view === "result"
        ? await openAlone(services, pictures, { ...options, format, mark })
        : await openPair(services, pictures, { ...options, view, format, mark });
    return encodePicture(picture, { ...options, format }, marks);
  });
}

function isMotionFormat(format: DownloadFormat): format is MotionFormat {
  return (motionFormats as readonly string[]).includes(format);
}

async function openAlone(
  services: ExportServices,
  { ownerId, imageId }: { ownerId: string; imageId: string },
  { format, maxSide, background, mark }: Marked<ExportOptions> & { format: StillFormat },
): Promise<Sharp> {
  const picture = await openFull(services, ownerId, imageId);
  const ground = background ?? (holdsAlpha("result", format) ? null : USUAL_BACKGROUND);
  if (ground !== null) picture.flatten({ background: ground });
  const side = Math.min(maxSide ?? Number.POSITIVE_INFINITY, longestSide[format]);
  const frame = fitInside(await requireImage(services, ownerId, imageId), side);
  picture.resize({ ...frame, fit: "fill" });
  if (mark) picture.composite(drawMark(mark, frame, { left: 0, top: 0, ...frame }));
  return picture;
}

async function openPair(
  services: ExportServices,
  { ownerId, imageId, beforeId }: { ownerId: string; imageId: string; beforeId: string },
  { view, format, maxSide, background, labels, mark }: Marked<ExportOptions> & { view: PairView; format: StillFormat },
): Promise<Sharp> {
  const [before, after] = [
    await requireImage(services, ownerId, beforeId),
    await requireImage(services, ownerId, imageId),
  ];
  const layout = layPair(view, before, after, maxSide);
  const isOpaque = !before.hasAlpha && !after.hasAlpha;
  const ground = background ?? (isOpaque || !holdsAlpha(view, format) ? USUAL_BACKGROUND : null);
  const open = {
    before: await openFull(services, ownerId, beforeId),
    after: await openFull(services, ownerId, imageId),
  };
  return drawPair(open, layout, { labels: labels === "off" ? null : labels, mark, ground });
}

async function exportWipe(
  services: ExportServices,
  { ownerId, imageId, beforeId }: { ownerId: string; imageId: string; beforeId: string },
  { format, quality, maxSide, background, labels, mark }: Marked<ExportOptions> & { format: MotionFormat },
  marks: FileMarks,
): Promise<Uint8Array<ArrayBuffer>> {
  const sizes = {
    before: await requireImage(services, ownerId, beforeId),
    after: await requireImage(services, ownerId, imageId),
  };
  // Opened when its turn comes: a stream that waits for others would hold its connection to the store.
  const open = {
    before: () => openFull(services, ownerId, beforeId),
    after: () => openFull(services, ownerId, imageId),
  };
  const ground = background ?? USUAL_BACKGROUND;
  const wanted = { format, quality, maxSide, labels: labels === "off" ? null : labels, mark, ground };
  return drawWipe(open, sizes, wanted, marks);
}

async function openFull(services: ExportServices, ownerId: string, imageId: string): Promise<Sharp> {
  const { stream } = await openImagePicture(services, ownerId, imageId, "full");
  // The size was checked when the picture came in.
  const picture = stream.pipe(sharp({ limitInputPixels: false }));
  stream.once("error", (error) => picture.destroy(error));
  return picture;
}
