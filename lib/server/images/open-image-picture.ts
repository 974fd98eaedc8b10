import type { Readable } from "node:stream";
import { BlobMissing } from "@/lib/server/blobs/blob-store";
import type { ImageRow } from "@/lib/server/db/images";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { ensureFullPicture, fullMediaType } from "./ensure-full-picture";
import { type PictureForm, pictureKey } from "./picture-key";
import { requireImage } from "./require-image";
import { withSmallForms } from "./with-small-forms";

/** Bytes from `start` to `end` (both included; to the last one without an end), or the last so many. */
export type ByteRange = { start: number; end: number | null } | { lastBytes: number };

export type OpenPicture = {
  stream: Readable;
  /** That `stream` gives. */
  bytes: number;
  totalBytes: number;
  /** The part that `stream` is; null for the whole, also when the range asked for is none of this picture. */
  range: { start: number; end: number } | null;
  mediaType: string;
  /** Strong, quotes included. */
  etag: string;
  /** The uploaded file's name, for the original alone; null for a result. */
  name: string | null;
};

/**
 * Opens one form of an image for its owner. `full` is made on the first request and kept. `original` are the bytes as they came,
 * with all that they tell about camera and place. Throws `not_found`.
 */
export async function openImagePicture(
  services: Pick<Services, "db" | "blobs" | "env">,
  ownerId: string,
  imageId: string,
  form: PictureForm,
  range: ByteRange | null = null,
): Promise<OpenPicture> {
  const image = await requireImage(services, ownerId, imageId);
  try {
    if (form === "full") await ensureFullPicture(services, image);
    const open = () => openStored(services, image, form, range);
    return form === "display" ? await withSmallForms(services, image.id, open) : await open();
  } catch (error) {
    if (!(error instanceof BlobMissing)) throw error;
    throw new AppError("not_found", "The bytes of this picture are not in the store any more.", { cause: error });
  }
}

async function openStored(
  { blobs }: Pick<Services, "blobs">,
  image: ImageRow,
  form: PictureForm,
  asked: ByteRange | null,
): Promise<OpenPicture> {
  const key = pictureKey(image.id, form);
  const totalBytes = await blobs.size(key);
  if (totalBytes === null) throw new BlobMissing(key);
  const range = asked && resolveRange(asked, totalBytes);
  return {
    stream: await blobs.stream(key, range ?? undefined),
    bytes: range ? range.end - range.start + 1 : totalBytes,
    totalBytes,
    range,
    mediaType: mediaTypeOf(image, form),
    etag: `"${image.id}-${form}"`,
    name: form === "original" ? image.name : null,
  };
}

function mediaTypeOf(image: ImageRow, form: PictureForm): string {
  if (form === "original") return image.mediaType;
  return form === "full" ? fullMediaType(image) : "image/webp";
}

/** Null when it lies outside: a server may then answer with the whole (RFC 9110, 14.2). */
function resolveRange(asked: ByteRange, totalBytes: number): { start: number; end: number } | null {
  const last = totalBytes - 1;
  const { start, end } =
    "lastBytes" in asked
      ? { start: asked.lastBytes > 0 ? Math.max(0, totalBytes - asked.lastBytes) : totalBytes, end: last }
      : { start: asked.start, end: Math.min(asked.end ?? last, last) };
  return start <= end ? { start, end } : null;
}
