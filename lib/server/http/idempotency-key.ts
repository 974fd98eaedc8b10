import { AppError } from "@/lib/server/errors";
import { isStorableText } from "./read-json-body";

const LONGEST = 200;

/** Null when the request has none. Throws `invalid_request` for one that is empty or over 200 characters. */
export function readIdempotencyKey({ headers }: Pick<Request, "headers">): string | null {
  const key = headers.get("idempotency-key");
  if (key === null) return null;
  if (key === "" || key.length > LONGEST || !isStorableText(key)) {
    const message = `From 1 to ${LONGEST} characters.`;
    throw new AppError("invalid_request", `The Idempotency-Key is not usable. ${message}`, {
      fieldErrors: [{ path: "Idempotency-Key", message }],
    });
  }
  return key;
}
