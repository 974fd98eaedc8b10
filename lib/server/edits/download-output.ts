import type { Readable } from "node:stream";
import sharp from "sharp";
import { findOutput } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import { openImagePicture } from "@/lib/server/images/open-image-picture";
import type { Services } from "@/lib/server/services";
import { toFileName } from "./to-file-name";

export type DownloadFormat = "png" | "jpeg" | "webp";
export type Download = { bytes: Buffer; mediaType: string; fileName: string };

const DEFAULT_QUALITY = 92;

/**
 * A finished version at full size as a file, upright, without the metadata of the picture it was made from.
 * `quality` is 1 to 100, for JPEG and WebP. Throws `not_possible_now` while there is no picture.
 */
export async function downloadOutput(
  services: Services,
  ownerId: string,
  outputId: string,
  { format, quality = DEFAULT_QUALITY }: { format: DownloadFormat; quality?: number },
): Promise<Download> {
  const found = await findOutput(services.db, ownerId, outputId);
  if (!found) throw new AppError("not_found", "This version does not exist.");
  const { imageId, index } = found.output;
  if (imageId === null) throw new AppError("not_possible_now", "This version has no picture.");
  const { stream } = await openImagePicture(services, ownerId, imageId, "full");
  return {
    bytes: await convert(stream, format, quality),
    mediaType: `image/${format}`,
    fileName: toFileName(found.edit.recipe, index, format),
  };
}

function convert(stream: Readable, format: DownloadFormat, quality: number): Promise<Buffer> {
  // The size was checked when the picture came in.
  const picture = stream.pipe(sharp({ limitInputPixels: false }));
  stream.once("error", (error) => picture.destroy(error));
  switch (format) {
    case "png":
      return picture.png().toBuffer();
    case "webp":
      return picture.webp({ quality }).toBuffer();
    case "jpeg":
      return picture.flatten({ background: "#fff" }).jpeg({ quality, chromaSubsampling: "4:4:4" }).toBuffer();
  }
}
