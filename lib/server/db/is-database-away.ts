import { DrizzleQueryError } from "drizzle-orm";
import { causesOf } from "@/lib/server/causes-of";
import { AppError } from "@/lib/server/errors";

/** What PostgreSQL says when it is going, coming or full. */
const unavailable = /^(08|57P|53)/;
const networkCodes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"];
const connectionSentences = [
  /^Connection terminated/,
  /timeout exceeded when trying to connect/,
  /connection error and is not queryable/,
];

/** Whether the same query may succeed in a while. What already has a code of ours is something else. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AppError) return false;
  const causes = causesOf(error);
  const isOurs =
    causes.some((cause) => cause instanceof DrizzleQueryError) || !causes.some((cause) => "$metadata" in cause);
  return causes.some((cause) => {
    const code = "code" in cause ? String(cause.code) : "";
    if (/^[0-9A-Z]{5}$/.test(code) && unavailable.test(code)) return true;
    if (connectionSentences.some((sentence) => sentence.test(cause.message))) return true;
    return isOurs && networkCodes.includes(code);
  });
}
