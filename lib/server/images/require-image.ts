import { findImage, type ImageRow } from "@/lib/server/db/images";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";

/** Throws `not_found` also for an image of somebody else. */
export async function requireImage({ db }: Pick<Services, "db">, ownerId: string, imageId: string): Promise<ImageRow> {
  const row = await findImage(db, ownerId, imageId);
  if (!row) throw new AppError("not_found", "This image does not exist.");
  return row;
}
