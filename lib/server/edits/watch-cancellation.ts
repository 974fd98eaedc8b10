import { isPending } from "@/lib/domain/edit";
import { findOutputForWork } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import type { Attempt } from "./advance-output";

/**
 * Aborts when this attempt is no longer wanted: canceled, deleted or gone on, by whichever process. Being told is
 * only faster: a result that nobody wants any more is dropped when it comes.
 */
export function watchCancellation(
  { db, news, log }: Pick<Services, "db" | "news" | "log">,
  { id, attempt }: Attempt,
  editId: string,
): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const look = async () => {
    const found = await findOutputForWork(db, id);
    // Another worker may have taken us for dead and called it unconfirmed: our answer is the better end.
    const mayEnd = found && (isPending(found.output.status) || found.output.status === "unconfirmed");
    const wanted = mayEnd && found.output.attempt === attempt;
    if (!wanted) controller.abort(new Error("This output is no longer wanted."));
  };
  const lookSoon = () => {
    look().catch((error) => log.debug({ error }, "could not see whether an output is still wanted"));
  };
  const end = news.subscribe((change) => {
    if (change.editId === editId) lookSoon();
  }, lookSoon);
  // Something may have happened before we listened.
  lookSoon();
  return { signal: controller.signal, end };
}
