import { hasSqlCode, IN_FAILED_TRANSACTION } from "./has-sql-code";

type Ended<Acts extends readonly unknown[]> = { -readonly [Index in keyof Acts]: Awaited<Acts[Index]> };

/**
 * Statements of one transaction of which none waits for another's answer: they are sent at once, and executed in the order in which they
 * were begun. Each is the promise of an async function: a bare query begins only when it is awaited, and would come too late. An act of
 * several statements takes its place with its first. All have ended when this settles, so that nothing is still asked of a transaction that
 * is being rolled back. Throws what one of them threw, and what failed by itself rather than what failed with it.
 */
export async function together<const Acts extends readonly unknown[]>(...acts: Acts): Promise<Ended<Acts>> {
  const ends = await Promise.allSettled(acts);
  const failed = ends.filter((end) => end.status === "rejected");
  const [first] = failed;
  if (first) throw (failed.find(({ reason }) => !hasSqlCode(reason, IN_FAILED_TRANSACTION)) ?? first).reason;
  return ends.map((end) => (end.status === "fulfilled" ? end.value : undefined)) as Ended<Acts>;
}
