import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { ConfigurationError } from "@/lib/server/configuration-error";

const retryMs = 500;

/** What passes by itself while servers and networks start. */
const passing = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "57P03", "53300"]);

const reasons: Record<string, string> = {
  "28P01": "it does not accept this password",
  "28000": "it does not let this user in",
  "3D000": "there is no such database on it; create it first",
  ENOTFOUND: "its name is unknown here",
  EAI_AGAIN: "its name cannot be looked up",
  ECONNREFUSED: "nothing listens there",
};

/**
 * Returns as soon as the database of `DATABASE_URL` answers; tries again for `patienceMs` while it may only be starting.
 * Throws `ConfigurationError` with the reason, never with the address: a password is in it.
 */
export async function waitForDatabase(pool: pg.Pool, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await pool.query("select 1");
      return;
    } catch (error) {
      const code = codeOf(error);
      if (!passing.has(code) || Date.now() + retryMs > deadline) throw unreachable(error, code);
    }
    await sleep(retryMs);
  }
}

/** A name with several addresses fails with one error for each. */
function codeOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return (first as { code?: string }).code ?? "";
}

function unreachable(cause: unknown, code: string): ConfigurationError {
  const reason = reasons[code] ?? (cause instanceof Error && cause.message ? cause.message : code);
  return new ConfigurationError(
    `The database of DATABASE_URL cannot be used: ${reason}. Check the address, or leave DATABASE_URL empty for the built-in one.`,
    { cause },
  );
}
