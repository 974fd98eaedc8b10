import type { Health } from "@/lib/domain/health";
import { countQueuedOutputs, findOneJob, pingDatabase } from "@/lib/server/db/health";
import type { Services } from "@/lib/server/services";

const PATIENCE_MS = 3000;

/** Asks database, pictures and queue; each has three seconds, and silence is a no. Never throws. */
export async function readHealth({ db, blobs }: Pick<Services, "db" | "blobs">): Promise<Health> {
  const [database, storage, queue, waiting] = await Promise.all([
    works(pingDatabase(db)),
    works(blobs.check()),
    works(findOneJob(db)),
    inTime(countQueuedOutputs(db)).catch(() => 0),
  ]);
  return { ok: database && storage && queue, database, storage, queue: { ok: queue, waiting } };
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
