import type { Image } from "@/lib/domain/image";
import { listUploads } from "@/lib/server/db/images";
import { AppError } from "@/lib/server/errors";
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
    cursor: cursor === null ? null : parseCursor(cursor),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(toImage), nextCursor: rows.length > limit && last ? toCursor(last) : null };
}

function toCursor({ createdAt, id }: { createdAt: Date; id: string }): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString("base64url");
}

function parseCursor(cursor: string): { createdAt: Date; id: string } {
  // No more digits than ours have: a later year is none that PostgreSQL reads.
  const [, time, id] = /^(\d{1,13}) ([0-9a-z]+)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (time === undefined || id === undefined) {
    const message = "This is no cursor of an earlier answer.";
    throw new AppError("invalid_request", message, { fieldErrors: [{ path: "cursor", message }] });
  }
  return { createdAt: new Date(Number(time)), id };
}
