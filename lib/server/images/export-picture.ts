import type { Readable } from "node:stream";
import sharp, { type Sharp } from "sharp";
import { type DownloadOptions, holdsAlpha, type StillFormat } from "@/lib/domain/download";
import { jpegXmp, type Provenance, pngTexts, writeFileXmp } from "@/lib/recipe-file/file-marks";
import { withPngTexts } from "@/lib/recipe-file/png-text-chunk";
import type { RecipeRecord } from "@/lib/recipe-file/recipe-record";
import type { Services } from "@/lib/server/services";
import { openImagePicture } from "./open-image-picture";

export type ExportOptions = Omit<DownloadOptions, "metadata">;

/** Where transparent parts cannot be kept and no colour was chosen. */
const USUAL_BACKGROUND = "#ffffff";

/** What a file can hold: RFC 9649 has 14 bits for a side of WebP, ITU-T T.81 16 for one of JPEG, of which libjpeg takes a little less. */
const longestSide = { png: Number.POSITIVE_INFINITY, jpeg: 65_500, webp: 16_383 } as const satisfies Record<
  StillFormat,
  number
>;

/**
 * An image as a file for elsewhere: sRGB with its profile embedded, without the metadata of what it was made from, with marks that say how
 * it came about.
 */
export async function exportPicture(
  services: Pick<Services, "db" | "blobs" | "env">,
  { ownerId, imageId }: { ownerId: string; imageId: string },
  options: ExportOptions,
  { provenance, record }: { provenance: Provenance; record: RecipeRecord | null },
): Promise<Uint8Array<ArrayBuffer>> {
  const { stream } = await openImagePicture(services, ownerId, imageId, "full");
  const picture = prepare(stream, options);
  switch (options.format) {
    case "png": {
      const { data, info } = await picture.png().toBuffer({ resolveWithObject: true });
      return withPngTexts(data, pngTexts(provenance, record, info));
    }
    case "webp":
      return toBytes(picture.withXmp(writeFileXmp(provenance, record)).webp({ quality: options.quality }));
    case "jpeg": {
      const { quality } = options;
      const jpeg = picture.withXmp(jpegXmp(provenance, record)).jpeg({ quality, chromaSubsampling: "4:4:4" });
      return toBytes(jpeg);
    }
  }
}

function prepare(stream: Readable, { format, maxSide, background }: ExportOptions): Sharp {
  // The size was checked when the picture came in.
  const picture = stream.pipe(sharp({ limitInputPixels: false }));
  stream.once("error", (error) => picture.destroy(error));
  const ground = background ?? (holdsAlpha(format) ? null : USUAL_BACKGROUND);
  if (ground !== null) picture.flatten({ background: ground });
  const side = Math.min(maxSide ?? Number.POSITIVE_INFINITY, longestSide[format]);
  if (Number.isFinite(side)) picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
  return picture.withIccProfile("srgb");
}

async function toBytes(picture: Sharp): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await picture.toBuffer());
}
