import { findImageRow, listImageSizes, type SizedImage } from "@/lib/server/db/keeping";
import { type PictureForm, pictureForms, pictureKey } from "@/lib/server/images/picture-key";
import { remakeSmallForms } from "@/lib/server/images/remake-small-forms";
import { removePictures } from "@/lib/server/images/remove-pictures";
import type { Installation } from "../open-installation";
import { counted, type DoctorOptions, type Finding, isOld, left, mendable } from "./finding";
import { replaceOriginal } from "./replace-original";
import { settleLostImage } from "./settle-lost-image";

type Stored = { forms: Map<PictureForm, number>; newest: Date };

/** Rows against bytes, both ways. */
export async function* examineStore(installation: Installation, options: DoctorOptions): AsyncGenerator<Finding> {
  // Bytes first: they are stored before their row, so that whatever is listed here has one, if it ever gets one.
  const stored = await listStored(installation);
  const rows = await listImageSizes(installation.db);
  yield* examineBytesWithoutRow(installation, stored, new Set(rows.map(({ id }) => id)), options);
  yield* examineRowsWithoutBytes(installation, stored, rows, options);
}

async function listStored({ blobs }: Installation): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>();
  for await (const { key, bytes, modifiedAt } of blobs.list("images")) {
    const [, id = "", name] = key.split("/");
    const form = pictureForms.find((each) => each === name);
    if (!form) continue;
    const known = stored.get(id) ?? { forms: new Map(), newest: modifiedAt };
    known.forms.set(form, bytes);
    if (modifiedAt > known.newest) known.newest = modifiedAt;
    stored.set(id, known);
  }
  return stored;
}

async function* examineBytesWithoutRow(
  installation: Installation,
  stored: ReadonlyMap<string, Stored>,
  known: ReadonlySet<string>,
  options: DoctorOptions,
): AsyncGenerator<Finding> {
  let images = 0;
  let bytes = 0;
  for (const [id, { forms, newest }] of stored) {
    if (known.has(id) || !isOld(newest, options) || (await findImageRow(installation.db, id))) continue;
    images += 1;
    bytes += [...forms.values()].reduce((sum, size) => sum + size, 0);
    if (options.repair) await removePictures(installation, [id]);
  }
  if (images === 0) return;
  const what = `The pictures of ${counted(images, "image")} lie in the store without a row (${megabytes(bytes)}): nobody can see them.`;
  yield mendable(images, what, "removed from the store", options);
}

async function* examineRowsWithoutBytes(
  installation: Installation,
  stored: ReadonlyMap<string, Stored>,
  rows: readonly SizedImage[],
  options: DoctorOptions,
): AsyncGenerator<Finding> {
  const found = { small: 0, replaced: 0, gone: 0, kept: [] as SizedImage[], damaged: [] as SizedImage[] };
  for (const row of rows) {
    const forms = stored.get(row.id)?.forms ?? new Map<PictureForm, number>();
    if (forms.get("original") === row.bytes && forms.has("display") && forms.has("thumb")) continue;
    const now = await lookAgain(installation, row);
    if (!now) continue;
    if (now.has("original") && now.get("original") !== row.bytes) {
      found.damaged.push(row);
    } else if (now.has("original")) {
      if (now.has("display") && now.has("thumb")) continue;
      const isMade =
        !options.repair ||
        (await remakeSmallForms(installation, row.id).then(
          () => true,
          () => false,
        ));
      if (isMade) found.small += 1;
      else found.damaged.push(row);
    } else if (now.size > 0) {
      found.replaced += 1;
      if (options.repair) await replaceOriginal(installation, row.id, now);
    } else {
      const isSettled = options.repair ? await settleLostImage(installation, row) : row.kind === "result";
      if (isSettled) found.gone += 1;
      else found.kept.push(row);
    }
  }
  yield* tell(found, options);
}

function* tell(
  found: { small: number; replaced: number; gone: number; kept: SizedImage[]; damaged: SizedImage[] },
  options: DoctorOptions,
): Generator<Finding> {
  const { small, replaced, gone, kept, damaged } = found;
  if (small > 0) {
    const what = `${counted(small, "image lacks", "images lack")} a small form (what the gallery and the stage show).`;
    yield mendable(small, what, "made again from the original", options);
  }
  if (replaced > 0) {
    const what = `${counted(replaced, "image has", "images have")} lost the original, but not every other form of it.`;
    yield mendable(
      replaced,
      what,
      "the largest form that is left takes its place; the file as it came is lost",
      options,
    );
  }
  if (gone > 0) {
    const what = `${counted(gone, "picture is", "pictures are")} lost: no form is in the store.`;
    yield mendable(
      gone,
      what,
      "its version says that the picture could not be kept, or the upload leaves the list",
      options,
    );
  }
  if (kept.length > 0) {
    const what = `${counted(kept.length, "picture", "pictures")} that edits began from cannot be found in the store: ${names(kept)}.`;
    yield left(
      kept.length,
      what,
      "upload the same file again, which brings it back, restore a backup, or delete these edits",
    );
  }
  if (damaged.length > 0) {
    const what = `${counted(damaged.length, "original is", "originals are")} not as long as it was, or cannot be read: ${names(damaged)}.`;
    yield left(
      damaged.length,
      what,
      "upload the same file again, which brings it back, or take it from a backup; nothing was changed",
    );
  }
}

/** What is there now; null when the row is gone meanwhile. */
async function lookAgain({ db, blobs }: Installation, { id }: SizedImage): Promise<Map<PictureForm, number> | null> {
  const forms = new Map<PictureForm, number>();
  for (const form of pictureForms) {
    const size = await blobs.size(pictureKey(id, form));
    if (size !== null) forms.set(form, size);
  }
  return (await findImageRow(db, id)) ? forms : null;
}

/** A few of them, by what a person can tell them by. */
function names(rows: readonly SizedImage[]): string {
  const shown = rows.slice(0, 5).map(({ id, name }) => (name ? `${name} (${id})` : id));
  return rows.length > shown.length ? `${shown.join(", ")} and ${rows.length - shown.length} more` : shown.join(", ");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
