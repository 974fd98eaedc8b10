import sharp, { type Sharp } from "sharp";
import { type DownloadOptions, holdsAlpha, type PairView, type StillFormat } from "@/lib/domain/download";
import { layPair } from "@/lib/domain/pair-layout";
import type { Services } from "@/lib/server/services";
import { drawPair } from "./draw-pair";
import { encodePicture, type FileMarks } from "./encode-picture";
import { openImagePicture } from "./open-image-picture";
import { requireImage } from "./require-image";

type ExportServices = Pick<Services, "db" | "blobs" | "env">;

export type ExportOptions = Omit<DownloadOptions, "metadata" | "beforeId">;

/** Where transparent parts cannot be kept and no colour was chosen, and between two pictures. */
const USUAL_BACKGROUND = "#ffffff";

/** What a file can hold: RFC 9649 has 14 bits for a side of WebP, ITU-T T.81 16 for one of JPEG, of which libjpeg takes a little less. */
const longestSide = { png: Number.POSITIVE_INFINITY, jpeg: 65_500, webp: 16_383 } as const satisfies Record<
  StillFormat,
  number
>;

/**
 * An image as a file for elsewhere, alone or beside another one: sRGB with its profile embedded, without the metadata of what it was
 * made from, with marks that say how it came about. Throws `not_found`.
 */
export async function exportPicture(
  services: ExportServices,
  { ownerId, imageId, beforeId }: { ownerId: string; imageId: string; beforeId: string },
  options: ExportOptions,
  marks: FileMarks,
): Promise<Uint8Array<ArrayBuffer>> {
  const { view } = options;
  const picture =
    view === "result"
      ? await openAlone(services, { ownerId, imageId }, options)
      : await openPair(services, { ownerId, imageId, beforeId }, { ...options, view });
  return encodePicture(picture, options, marks);
}

async function openAlone(
  services: ExportServices,
  { ownerId, imageId }: { ownerId: string; imageId: string },
  { format, maxSide, background }: ExportOptions,
): Promise<Sharp> {
  const picture = await openFull(services, ownerId, imageId);
  const ground = background ?? (holdsAlpha(format) ? null : USUAL_BACKGROUND);
  if (ground !== null) picture.flatten({ background: ground });
  const side = Math.min(maxSide ?? Number.POSITIVE_INFINITY, longestSide[format]);
  if (Number.isFinite(side)) picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
  return picture;
}

async function openPair(
  services: ExportServices,
  { ownerId, imageId, beforeId }: { ownerId: string; imageId: string; beforeId: string },
  { view, format, maxSide, background, labels }: ExportOptions & { view: PairView },
): Promise<Sharp> {
  const [before, after] = [
    await requireImage(services, ownerId, beforeId),
    await requireImage(services, ownerId, imageId),
  ];
  const layout = layPair(view, before, after, maxSide);
  const isOpaque = !before.hasAlpha && !after.hasAlpha;
  const ground = background ?? (isOpaque || !holdsAlpha(format) ? USUAL_BACKGROUND : null);
  const open = {
    before: await openFull(services, ownerId, beforeId),
    after: await openFull(services, ownerId, imageId),
  };
  return drawPair(open, layout, { labels: labels === "off" ? null : labels, ground });
}

async function openFull(services: ExportServices, ownerId: string, imageId: string): Promise<Sharp> {
  const { stream } = await openImagePicture(services, ownerId, imageId, "full");
  // The size was checked when the picture came in.
  const picture = stream.pipe(sharp({ limitInputPixels: false }));
  stream.once("error", (error) => picture.destroy(error));
  return picture;
}
