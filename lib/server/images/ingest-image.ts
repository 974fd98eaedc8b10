import { stat } from "node:fs/promises";
import { hashFile } from "@/lib/server/blobs/hash-file";
import { findImage, findUpload, type ImageRow, insertImage, type NewImageRow } from "@/lib/server/db/images";
import { newId } from "@/lib/server/db/new-id";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { type DerivedPictures, derivePictures } from "./derive-pictures";
import { inPixelTurn } from "./in-pixel-turn";
import { inspectImage } from "./inspect-image";
import { pictureKey } from "./picture-key";
import { removePictures } from "./remove-pictures";
import { toDecodableFile } from "./to-decodable-file";
import { withTemporaryFolder } from "./with-temporary-folder";

type IngestServices = Pick<Services, "db" | "blobs" | "env">;

export type NewPicture = {
  ownerId: string;
  kind: ImageRow["kind"];
  /** A file that stays the caller's to remove. */
  path: string;
  name: string | null;
  /** Of the file, where the caller knows it already. */
  sha256?: string;
  /** Where the caller may have stored it before and not heard of it: then it is there, or is put in the same place. */
  id?: string;
};

/**
 * The one door by which pictures enter, uploads and results alike: checks the file, makes its small forms, stores all, writes the row
 * last. The same bytes uploaded again by the same owner are the image that is there, and so is the one of a given id. What a failure left
 * under a given id stays for the next try.
 * Throws `unsupported_image`, `unreadable_image`, `too_many_pixels` and `storage_unavailable`.
 */
export async function ingestImage(
  services: IngestServices,
  picture: NewPicture,
): Promise<{ image: ImageRow; isNew: boolean }> {
  // An upload is known by it; of a result it is made beside the small forms.
  const uploaded = picture.kind === "upload" ? await sha256Of(picture) : null;
  const known = uploaded === null ? null : await findUpload(services.db, picture.ownerId, uploaded);
  if (known && (await isWhole(services, known))) return { image: known, isNew: false };
  const { maxPixels } = services.env;
  const inspection = await inspectImage(picture.path, maxPixels);
  const deriving = inPixelTurn(() =>
    withTemporaryFolder(services.env, async (folder) => {
      const decodable = await toDecodableFile(picture.path, inspection, folder);
      return derivePictures(decodable, { ...inspection, maxPixels });
    }),
  );
  const [derived, sha256] = await Promise.all([deriving, uploaded ?? sha256Of(picture)]);
  if (known) {
    await store(services, picture.path, derived, known.id);
    return { image: known, isNew: false };
  }
  const { width, height, mediaType, hasAlpha, notices } = inspection;
  const { ownerId, kind, name } = picture;
  const { size: bytes } = await stat(picture.path);
  const { placeholder } = derived;
  const row = {
    id: picture.id ?? newId(),
    ownerId,
    kind,
    sha256,
    width,
    height,
    bytes,
    mediaType,
    hasAlpha,
    name,
    notices,
    placeholder,
  };
  if (picture.id !== undefined) return keepUnderId(services, picture.path, derived, row);
  return keep(services, picture.path, derived, row);
}

async function sha256Of(picture: NewPicture): Promise<string> {
  return picture.sha256 ?? hashFile(picture.path);
}

/** Bytes can be lost; who uploads the same file again brings them back. A store that is away says nothing about it. */
async function isWhole({ blobs }: IngestServices, { id, bytes }: ImageRow): Promise<boolean> {
  const forms = ["original", "display", "thumb"] as const;
  try {
    const [original, ...small] = await Promise.all(forms.map((form) => blobs.size(pictureKey(id, form))));
    return original === bytes && small.every((size) => size !== null);
  } catch {
    return true;
  }
}

/** Removes nothing: another worker may have stored the same, and the database may have kept what it did not confirm. */
async function keepUnderId(services: IngestServices, original: string, derived: DerivedPictures, row: NewImageRow) {
  await store(services, original, derived, row.id);
  const inserted = await insertImage(services.db, row);
  if (inserted) return { image: inserted, isNew: true };
  const image = await findImage(services.db, row.ownerId, row.id);
  if (!image) throw new AppError("not_possible_now", "This picture was removed in this moment.");
  return { image, isNew: false };
}

async function keep(services: IngestServices, original: string, derived: DerivedPictures, row: NewImageRow) {
  try {
    await store(services, original, derived, row.id);
    const image = await insertImage(services.db, row);
    if (image) return { image, isNew: true };
  } catch (error) {
    await removePictures(services, [row.id]).catch(() => undefined);
    throw error;
  }
  // The same upload arrived twice at once, and the other one was first.
  await removePictures(services, [row.id]);
  const image = await findUpload(services.db, row.ownerId, row.sha256);
  if (!image) throw new AppError("not_possible_now", "The same picture was being deleted; upload it again.");
  return { image, isNew: false };
}

async function store(
  { blobs }: IngestServices,
  original: string,
  { display, thumb }: DerivedPictures,
  imageId: string,
): Promise<void> {
  // Whoever removes what a failure left must not be overtaken by the rest of it.
  const stored = await Promise.allSettled([
    blobs.putFile(pictureKey(imageId, "original"), original),
    blobs.put(pictureKey(imageId, "display"), display),
    blobs.put(pictureKey(imageId, "thumb"), thumb),
  ]);
  const failure = stored.find((put) => put.status === "rejected");
  if (failure) {
    throw new AppError("storage_unavailable", "The picture could not be stored. Try again later.", {
      cause: failure.reason,
    });
  }
}
