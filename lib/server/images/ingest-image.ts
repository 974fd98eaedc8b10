import { stat } from "node:fs/promises";
import { hashFile } from "@/lib/server/blobs/hash-file";
import { findImage, findUpload, type ImageRow, insertImage, type NewImageRow } from "@/lib/server/db/images";
import { newId } from "@/lib/server/db/new-id";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { deriveSmallerFirst } from "./derive-pictures";
import { finishDisplay } from "./finish-display";
import { inPixelTurn } from "./in-pixel-turn";
import { type Inspection, inspectImage } from "./inspect-image";
import { pictureKey } from "./picture-key";
import { removePictures } from "./remove-pictures";
import { toDecodableFile } from "./to-decodable-file";
import { withTemporaryFolder } from "./with-temporary-folder";

type IngestServices = Pick<Services, "db" | "blobs" | "env" | "log">;
type Derived = Awaited<ReturnType<typeof deriveSmallerFirst>>;

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
  const { whole, ...ingested } = await ingestAhead(services, picture);
  await whole;
  return ingested;
}

/** An image that can be told of; `whole` when all of it is stored. */
type Ingested = { image: ImageRow; isNew: boolean; whole: Promise<void> };

/**
 * The same, where somebody waits for the picture of a given id: it is there before its display form, the costliest, which is on its way.
 * Whoever asks for that meanwhile is answered when it is ready.
 */
export async function ingestAhead(services: IngestServices, picture: NewPicture): Promise<Ingested> {
  // An upload is known by it; a result has somebody who waits for its pixels.
  const uploaded = picture.kind === "upload" ? await sha256Of(picture) : null;
  const known = uploaded === null ? null : await findUpload(services.db, picture.ownerId, uploaded);
  if (known && (await isWhole(services, known))) return stored(known);
  const { maxPixels } = services.env;
  const inspection = await inspectImage(picture.path, maxPixels);
  const derived = await deriveInTurn(services, picture.path, inspection);
  const sha256 = uploaded ?? (await sha256Of(picture));
  if (known) {
    await storeAll(services, picture.path, derived, known.id);
    return stored(known);
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

function stored(image: ImageRow, isNew = false): Ingested {
  return { image, isNew, whole: Promise.resolve() };
}

/** The turn ends with the display form: until then the picture's pixels are held. */
function deriveInTurn({ env }: IngestServices, file: string, inspection: Inspection): Promise<Derived> {
  return new Promise((resolve, reject) => {
    const derive = async () => {
      const derived = await withTemporaryFolder(env, async (folder) => {
        const decodable = await toDecodableFile(file, inspection, folder);
        return deriveSmallerFirst(decodable, { ...inspection, maxPixels: env.maxPixels });
      });
      resolve(derived);
      await derived.display;
    };
    // Whoever waits for the display form has heard of its failure.
    inPixelTurn(derive).catch(reject);
  });
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
async function keepUnderId(
  services: IngestServices,
  original: string,
  { thumb, display }: Derived,
  row: NewImageRow,
): Promise<Ingested> {
  const { blobs } = services;
  await settleAll([
    blobs.putFile(pictureKey(row.id, "original"), original),
    blobs.put(pictureKey(row.id, "thumb"), thumb),
  ]);
  const whole = finishDisplay(services, row.id, display);
  const inserted = await insertImage(services.db, row);
  const image = inserted ?? (await findImage(services.db, row.ownerId, row.id));
  if (!image) throw new AppError("not_possible_now", "This picture was removed in this moment.");
  return { image, isNew: inserted !== null, whole };
}

async function keep(services: IngestServices, original: string, derived: Derived, row: NewImageRow): Promise<Ingested> {
  try {
    await storeAll(services, original, derived, row.id);
    const image = await insertImage(services.db, row);
    if (image) return stored(image, true);
  } catch (error) {
    await removePictures(services, [row.id]).catch(() => undefined);
    throw error;
  }
  // The same upload arrived twice at once, and the other one was first.
  await removePictures(services, [row.id]);
  const image = await findUpload(services.db, row.ownerId, row.sha256);
  if (!image) throw new AppError("not_possible_now", "The same picture was being deleted; upload it again.");
  return stored(image);
}

async function storeAll(
  { blobs }: IngestServices,
  original: string,
  { display, thumb }: Derived,
  imageId: string,
): Promise<void> {
  const displayed = await display;
  await settleAll([
    blobs.putFile(pictureKey(imageId, "original"), original),
    blobs.put(pictureKey(imageId, "display"), displayed),
    blobs.put(pictureKey(imageId, "thumb"), thumb),
  ]);
}

/** Whoever removes what a failure left must not be overtaken by the rest of it. */
async function settleAll(puts: Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(puts);
  const failure = ended.find((put) => put.status === "rejected");
  if (failure) {
    throw new AppError("storage_unavailable", "The picture could not be stored. Try again later.", {
      cause: failure.reason,
    });
  }
}
