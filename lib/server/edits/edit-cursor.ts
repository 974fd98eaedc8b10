import type { EditPosition } from "@/lib/server/db/edit-listing";
import { AppError } from "@/lib/server/errors";

/** Opaque to whoever pages: what it says may change. */
export function toCursor({ createdAt, id }: EditPosition): string {
  return Buffer.from(`${createdAt} ${id}`).toString("base64url");
}

/** Throws `invalid_request` for what `toCursor` did not write. */
export function parseCursor(cursor: string): EditPosition {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, createdAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-z]+)$/.exec(text) ?? [];
  if (createdAt === undefined || id === undefined || Number.isNaN(Date.parse(createdAt))) {
    const message = "This cursor is not one of ours; begin without one.";
    throw new AppError("invalid_request", message, { fieldErrors: [{ path: "cursor", message }] });
  }
  return { createdAt, id };
}
