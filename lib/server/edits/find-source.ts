import type { Queryable } from "@/lib/server/db/client";
import { findImage } from "@/lib/server/db/images";
import { findOutput, findOutputOfImage } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";

/**
 * Checks that the source is the owner's and answers which output made it, if one did. Throws `not_found`, and
 * `invalid_request` when the parent that was named made another picture.
 */
export async function findSource(
  db: Queryable,
  ownerId: string,
  sourceId: string,
  parentOutputId: string | null,
): Promise<{ parentOutputId: string | null }> {
  const image = await findImage(db, ownerId, sourceId);
  if (!image) throw missing("sourceId", "This picture does not exist.");
  if (parentOutputId === null) {
    const parent = image.kind === "result" ? await findOutputOfImage(db, ownerId, sourceId) : null;
    return { parentOutputId: parent?.output.id ?? null };
  }
  const parent = await findOutput(db, ownerId, parentOutputId);
  if (!parent) throw missing("parentOutputId", "This version does not exist.");
  if (parent.output.imageId !== sourceId) {
    const message = "The source is not the picture of this version.";
    throw new AppError("invalid_request", message, { fieldErrors: [{ path: "parentOutputId", message }] });
  }
  return { parentOutputId };
}

/** For a field of the request that names what is not there. */
export function missing(path: string, message: string): AppError {
  return new AppError("not_found", message, { fieldErrors: [{ path, message }] });
}
