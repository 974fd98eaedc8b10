import type { EditPosition } from "@/lib/server/db/edit-listing";
import { AppError } from "@/lib/server/errors";

/** Opaque to whoever pages: what it says may change. */
export function toCursor({ createdAt, id }: EditPosition): string {
  return Buffer.from(`${createdAt} ${id}`).toString("base64url");
}

/** Throws `invalid_request` for what `toCursor` did not write. */
export function parseCursor(cursor: string): EditPosition {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, createdAt, id] = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-z]+)$/.exec(text) ?? [];
  if (createdAt === undefined || id === undefined || !isMoment(createdAt)) {
    const message = "This cursor is not one of ours; begin without one.";
    throw new AppError("invalid_request", message, { fieldErrors: [{ path: "cursor", message }] });
  }
  return { createdAt, id };
}

/** Days and hours that do not exist would reach the database, which refuses them. */
function isMoment(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 19) === text.slice(0, 19);
}
