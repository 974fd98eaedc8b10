import type { ShareList } from "@/lib/domain/share";
import { listSharedRows, listShares as listShareRows } from "@/lib/server/db/shares";
import { parseRowCursor, toRowCursor } from "@/lib/server/newest-first-cursor";
import type { Services } from "@/lib/server/services";
import { toShare } from "./to-share";

/** The owner's shares, newest first, those that ended among them; not the revoked. Throws `invalid_request` for a wrong cursor. */
export async function listShares(
  { db }: Pick<Services, "db">,
  ownerId: string,
  { limit, cursor }: { limit: number; cursor: string | null },
  origin: string,
): Promise<ShareList> {
  const position = cursor === null ? null : parseRowCursor(cursor);
  const rows = await listShareRows(db, ownerId, { limit: limit + 1, cursor: position });
  const page = rows.slice(0, limit);
  const versions =
    page.length === 0
      ? []
      : await listSharedRows(
          db,
          page.map(({ id }) => id),
        );
  const last = page.at(-1);
  return {
    items: page.map((row) =>
      toShare(
        row,
        versions.filter(({ shareId }) => shareId === row.id),
        origin,
      ),
    ),
    nextCursor: rows.length > limit && last ? toRowCursor(last) : null,
  };
}
