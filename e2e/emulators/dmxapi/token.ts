import type { ErrorRow } from "../core/error-table";
import { dmxapiErrors } from "./errors";

/** new-api trims `Bearer ` or `bearer `, then `sk-`, and takes what stands before the first hyphen (middleware/auth.go). */
function tokenOf(header: string): string {
  return (
    header
      .replace(/^(?:Bearer|bearer) /, "")
      .replace(/^sk-/, "")
      .split("-")[0] ?? ""
  );
}

/** The refusal of a wrong or missing key; null for the right one, with or without Bearer. */
export function keyProblem(header: string | undefined, apiKey: string): ErrorRow | null {
  if (!header) return dmxapiErrors.no_token;
  return tokenOf(header) === tokenOf(apiKey) ? null : dmxapiErrors.invalid_token;
}
