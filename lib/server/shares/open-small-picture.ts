import { Readable } from "node:stream";
import sharp from "sharp";
import { SMALL_MAX_PX, SMALLER_MAX_PX } from "@/lib/domain/image";
import type { ImageRow } from "@/lib/server/db/images";
import { keepPictureForm } from "@/lib/server/images/keep-picture-form";
import type { OpenPicture } from "@/lib/server/images/open-image-picture";
import { pictureKey } from "@/lib/server/images/picture-key";
import { readDisplay } from "@/lib/server/images/read-display";
import type { Services } from "@/lib/server/services";

const maxPx = { small: SMALL_MAX_PX, smaller: SMALLER_MAX_PX } as const;

export type SmallForm = keyof typeof maxPx;

/** What a phone shows, a fifth or less of the display form's bytes: whoever opens a link has not chosen to wait. Never enlarged. */
export async function openSmallPicture(
  services: Pick<Services, "blobs" | "env">,
  { id }: Pick<ImageRow, "id">,
  form: SmallForm,
): Promise<OpenPicture> {
  const bytes = await keepPictureForm(services, pictureKey(id, form), async () =>
    sharp(await readDisplay(services, id))
      .resize({ width: maxPx[form], height: maxPx[form], fit: "inside", withoutEnlargement: true })
      // So many pixels to a point forgive more than the display form's.
      .webp({ quality: 75, smartSubsample: true })
      .toBuffer(),
  );
  return {
    stream: Readable.from([bytes]),
    bytes: bytes.length,
    totalBytes: bytes.length,
    range: null,
    mediaType: "image/webp",
    etag: `"${id}-${form}"`,
    name: null,
  };
}
