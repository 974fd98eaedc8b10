import { AppError } from "./errors";

/** Where a page of a list that begins with the newest ended; its date keeps milliseconds. */
export type RowPosition = { createdAt: Date; id: string };

/** Opaque to whoever pages. */
export function toRowCursor({ createdAt, id }: RowPosition): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString("base64url");
}

/** Throws `invalid_request` for what `toRowCursor` did not write. */
export function parseRowCursor(cursor: string): RowPosition {
  // No more digits than ours have: a later year is none that PostgreSQL reads.
  const [, time, id] = /^(\d{1,13}) ([0-9a-z]+)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (time === undefined || id === undefined) {
    const message = "This is no cursor of an earlier answer.";
    throw new AppError("invalid_request", message, { fieldErrors: [{ path: "cursor", message }] });
  }
  return { createdAt: new Date(Number(time)), id };
}
