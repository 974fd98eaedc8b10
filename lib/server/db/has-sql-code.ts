import { causesOf } from "@/lib/server/causes-of";

/** What a row refers to is not there. */
export const FOREIGN_KEY_VIOLATION = "23503";
/** What the database says to every statement of a transaction in which another one has failed. */
export const IN_FAILED_TRANSACTION = "25P02";

/** Whether the database refused with this code of SQL, which may lie below what was thrown. */
export function hasSqlCode(error: unknown, code: string): boolean {
  return causesOf(error).some((cause) => "code" in cause && cause.code === code);
}
