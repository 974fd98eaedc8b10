import { AppError } from "@/lib/server/errors";

/**
 * The last guard against what neither ends nor fails: a store that keeps a connection open and says nothing, say. Throws
 * `storage_unavailable`; the work itself may go on, but nobody waits for it any more.
 */
export async function withinLimit<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    const late = new AppError("storage_unavailable", "This took too long. Try again later.");
    timer = setTimeout(() => reject(late), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
