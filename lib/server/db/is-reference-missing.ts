import { causesOf } from "@/lib/server/causes-of";

const FOREIGN_KEY_VIOLATION = "23503";

/** Whether what a row refers to was removed in this moment. */
export function isReferenceMissing(error: unknown): boolean {
  return causesOf(error).some((cause) => "code" in cause && cause.code === FOREIGN_KEY_VIOLATION);
}
