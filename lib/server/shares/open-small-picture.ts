import { Readable } from "node:stream";
import sharp from "sharp";
import { SMALL_MAX_PX } from "@/lib/domain/image";
import type { ImageRow } from "@/lib/server/db/images";
import { keepPictureForm } from "@/lib/server/images/keep-picture-form";
import type { OpenPicture } from "@/lib/server/images/open-image-picture";
import { pictureKey } from "@/lib/server/images/picture-key";
import type { Services } from "@/lib/server/services";

/** What a phone shows, a fifth of the display form's bytes: whoever opens a link has not chosen to wait. Never enlarged. */
export async function openSmallPicture(
  { blobs }: Pick<Services, "blobs">,
  { id }: Pick<ImageRow, "id">,
): Promise<OpenPicture> {
  const bytes = await keepPictureForm({ blobs }, pictureKey(id, "small"), async () =>
    sharp(await blobs.read(pictureKey(id, "display")))
      .resize({ width: SMALL_MAX_PX, height: SMALL_MAX_PX, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80, smartSubsample: true })
      .toBuffer(),
  );
  return {
    stream: Readable.from([bytes]),
    bytes: bytes.length,
    totalBytes: bytes.length,
    range: null,
    mediaType: "image/webp",
    etag: `"${id}-small"`,
    name: null,
  };
}
