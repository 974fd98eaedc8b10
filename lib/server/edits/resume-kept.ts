import { outlastOutage } from "@/lib/server/db/outlast-outage";
import type { OutputRow } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import type { KeptAnswer } from "./kept-answer";
import { savePicture } from "./save-picture";
import type { Saving } from "./work";

const from = ["queued", "submitting", "waiting", "saving", "unconfirmed"] as const;

/** How long a picture is left to the machine that has it: before it is made once more on request, and before it is given up. */
const RUN_AGAIN_PATIENCE_MS = 2 * 60 * 1000;
const LONGEST_PATIENCE_MS = 24 * 60 * 60 * 1000;

/** Whether this machine's spool takes the output to its end: its answer came, whatever the row says of it. */
export function mayResume({ status }: OutputRow, kept: KeptAnswer | null): kept is KeptAnswer {
  if (!kept) return false;
  if (kept.file !== null) return (from as readonly string[]).includes(status);
  return kept.note.url !== null && (status === "submitting" || status === "unconfirmed");
}

/** Goes on with an answer that was kept before its worker could write it down or store its picture. Runs nothing again. */
export async function resumeKept(services: Services, work: Saving, { file, note }: KeptAnswer): Promise<void> {
  const { output } = work;
  const { seed, sent, warnings, providerRequestId, url } = note;
  const picture = file !== null ? { file } : { url: url ?? "" };
  const changes = {
    status: "saving",
    seed,
    sent,
    warnings,
    providerRequestId,
    resultUrl: url,
    spoolId: file === null ? null : services.spool.id,
    startedAt: output.startedAt ?? new Date(),
    failure: null,
    finishedAt: null,
  } as const;
  const saving = await outlastOutage(() => advanceOutput(services, output, from, changes));
  if (saving) await savePicture(services, { ...work, output: saving }, picture);
}

/** Whether another machine has the picture's bytes and is still to be waited for. */
export function isKeptElsewhere(
  { status, spoolId, queuedAt, submitStartedAt }: OutputRow,
  ownSpoolId: string,
  now = Date.now(),
): boolean {
  if (spoolId === null || spoolId === ownSpoolId) return false;
  if (status === "queued") return now - queuedAt.getTime() < RUN_AGAIN_PATIENCE_MS;
  return status === "saving" && now - (submitStartedAt ?? queuedAt).getTime() < LONGEST_PATIENCE_MS;
}
