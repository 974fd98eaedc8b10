import type { Readable } from "node:stream";
import sharp, { type Sharp } from "sharp";
import { jpegXmp, type Provenance, pngTexts, writeFileXmp } from "@/lib/recipe-file/file-marks";
import { withPngTexts } from "@/lib/recipe-file/png-text-chunk";
import type { RecipeRecord } from "@/lib/recipe-file/recipe-record";
import type { Services } from "@/lib/server/services";
import { openImagePicture } from "./open-image-picture";

export type ExportFormat = "png" | "jpeg" | "webp";

export type ExportOptions = {
  format: ExportFormat;
  /** 1 to 100, for JPEG and WebP. */
  quality: number;
  /** Of the longer side in pixels; never enlarges. Null: full size. */
  maxSide: number | null;
  /** "#rrggbb" behind transparent parts; null keeps them where the format can. */
  background: string | null;
};

/** JPEG holds no transparency. */
const JPEG_BACKGROUND = "#ffffff";

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
  const ground = background ?? (format === "jpeg" ? JPEG_BACKGROUND : null);
  if (ground !== null) picture.flatten({ background: ground });
  if (maxSide !== null) picture.resize({ width: maxSide, height: maxSide, fit: "inside", withoutEnlargement: true });
  return picture.withIccProfile("srgb");
}

async function toBytes(picture: Sharp): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await picture.toBuffer());
}
