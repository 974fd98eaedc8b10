import type { Health } from "@/lib/domain/health";
import { countQueuedOutputs, findOneJob, pingDatabase } from "@/lib/server/db/health";
import type { Services } from "@/lib/server/services";
import { storageCodeOf } from "@/lib/server/storage-code";

const PATIENCE_MS = 3000;

/**
 * Asks database, pictures and queue; each has three seconds, and silence is a no. Pictures need their store and this machine's own
 * disk, on which every one is received. Never throws.
 */
export async function readHealth({ db, blobs, spool }: Pick<Services, "db" | "blobs" | "spool">): Promise<Health> {
  const [database, storageProblem, queue, waiting] = await Promise.all([
    works(pingDatabase(db)),
    inTime(Promise.all([blobs.check(), spool.check()])).then(() => null, storageCodeOf),
    works(findOneJob(db)),
    inTime(countQueuedOutputs(db)).catch(() => 0),
  ]);
  const storage = storageProblem === null;
  const ok = database && storage && queue;
  return { ok, database, storage, storageProblem, queue: { ok: queue, waiting } };
}

function works(question: Promise<unknown>): Promise<boolean> {
  return inTime(question).then(
    () => true,
    () => false,
  );
}

async function inTime<Answer>(question: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("No answer in time.")), PATIENCE_MS);
  });
  try {
    return await Promise.race([question, patience]);
  } finally {
    clearTimeout(timer);
  }
}
