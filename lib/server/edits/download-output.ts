import type { DownloadOptions } from "@/lib/domain/download";
import type { RecipeRecord } from "@/lib/recipe-file/recipe-record";
import { toRecipeRecord } from "@/lib/recipe-file/recipe-record";
import { findOutput } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import { exportPicture } from "@/lib/server/images/export-picture";
import { isSigned } from "@/lib/server/images/is-signed";
import { requireImage } from "@/lib/server/images/require-image";
import type { Services } from "@/lib/server/services";
import { appName } from "./app-name";
import { readProvenance } from "./read-provenance";
import { toFileName } from "./to-file-name";

export type Download = {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  fileName: string;
  /** The picture came signed (Content Credentials), which a new file of it is not. */
  leavesSignature: boolean;
};

/**
 * A finished version as a file, alone or beside what it was made from, upright, without the metadata of the picture it was made from. It says how it came about, and carries
 * the recipe with `metadata: "on"`. Throws `not_possible_now` while there is no picture.
 */
export async function downloadOutput(
  services: Services,
  ownerId: string,
  outputId: string,
  { metadata, beforeId, ...options }: DownloadOptions,
): Promise<Download> {
  const found = await findOutput(services.db, ownerId, outputId);
  if (!found) throw new AppError("not_found", "This version does not exist.");
  const { output, edit } = found;
  if (output.imageId === null) throw new AppError("not_possible_now", "This version has no picture.");
  const record: RecipeRecord | null = metadata === "on" ? toRecipeRecord(edit.recipe, output, appName) : null;
  const provenance = await readProvenance(services, ownerId, output.id);
  const pictures = { ownerId, imageId: output.imageId, beforeId: beforeId ?? edit.sourceId };
  const leavesSignature = await isSigned(services, await requireImage(services, ownerId, output.imageId));
  return {
    leavesSignature,
    bytes: await exportPicture(services, pictures, options, { provenance, record }),
    mediaType: `image/${options.format}`,
    fileName: toFileName(edit.recipe, output.index, options.format, options.view),
  };
}
