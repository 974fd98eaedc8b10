import type { Image } from "@/lib/domain/image";
import { listUploads } from "@/lib/server/db/images";
import { parseRowCursor, toRowCursor } from "@/lib/server/newest-first-cursor";
import type { Services } from "@/lib/server/services";
import { toImage } from "./to-image";

/** The owner's uploads, newest first, `limit` at a time. Throws `invalid_request` for a cursor that is not ours. */
export async function listImages(
  { db }: Pick<Services, "db">,
  ownerId: string,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<{ items: Image[]; nextCursor: string | null }> {
  const rows = await listUploads(db, ownerId, {
    limit: limit + 1,
    cursor: cursor === null ? null : parseRowCursor(cursor),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(toImage), nextCursor: rows.length > limit && last ? toRowCursor(last) : null };
}
