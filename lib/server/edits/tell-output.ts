import type { Recipe } from "@/lib/domain/recipe";
import type { EditRow } from "@/lib/server/db/edits";
import type { OutputRow } from "@/lib/server/db/outputs";
import { type Progress, ProviderError } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";

type Teller = Pick<Services, "log" | "metrics">;

/*
 * The four lines that an output leaves in the log: accepted, sent, answered, ended. They carry ids, names, times and sizes, never a key
 * or a picture, and a prompt only with `LOG_PROMPTS`.
 */

/** A person asked for it, for the first time or again. */
export function tellAccepted(
  { log, env }: Pick<Services, "log" | "env">,
  outputs: readonly OutputRow[],
  { provider, model, prompt }: Recipe,
): void {
  for (const output of outputs) {
    log.info({ ...idsOf(output), provider, model, ...(env.logsPrompts && { prompt }) }, "output accepted");
  }
}

/** The connection to the provider is about to open. */
export function tellSent({ log }: Teller, output: OutputRow, edit: EditRow, imageBytes: number): void {
  const waitedMs = Date.now() - output.queuedAt.getTime();
  log.info({ ...idsOf(output), ...whereOf(edit), imageBytes, waitedMs }, "output sent");
}

/** The provider said something, or nothing in time; `answer` is its progress or what was thrown. */
export function tellAnswered(
  { log, metrics }: Teller,
  output: OutputRow,
  edit: EditRow,
  ms: number,
  answer: Progress | { error: unknown },
): void {
  const { outcome, ...facts } = "error" in answer ? toRefusal(answer.error) : toAnswer(answer);
  metrics.providerCalled({ provider: edit.recipe.provider, outcome }, ms);
  log.info({ ...idsOf(output), ...whereOf(edit), outcome, ms, ...facts }, "output answered");
}

/** It has come to one of its ends. */
export function tellEnded({ log, metrics }: Teller, output: OutputRow, { provider, model }: Recipe): void {
  const { status, failure, startedAt, queuedAt } = output;
  const end = output.finishedAt?.getTime() ?? Date.now();
  const ms = end - queuedAt.getTime();
  metrics.outputEnded({ provider, status, code: failure?.code ?? "" }, ms);
  const { code = null, mayHaveBeenCharged = null, providerCode = null } = failure ?? {};
  const facts = failure ? { code, providerCode, mayHaveBeenCharged } : { imageId: output.imageId };
  const workedMs = startedAt ? end - startedAt.getTime() : null;
  const { providerRequestId } = output;
  log.info({ ...idsOf(output), provider, model, providerRequestId, status, ms, workedMs, ...facts }, "output ended");
}

function idsOf({ id, editId, attempt, requestId }: OutputRow) {
  return { outputId: id, editId, attempt, requestId };
}

function whereOf({ recipe }: EditRow) {
  return { provider: recipe.provider, model: recipe.model };
}

function toAnswer(progress: Progress) {
  if (progress.state === "waiting") return { outcome: "waiting", ticket: true };
  const { picture, providerRequestId } = progress;
  const bytes = "bytes" in picture ? picture.bytes.length : null;
  return { outcome: "answered", providerRequestId, ...(bytes === null ? { byLink: true } : { bytes }) };
}

function toRefusal(error: unknown) {
  if (!(error instanceof ProviderError)) return { outcome: "mistake" };
  const { outcome, code, providerCode, providerRequestId } = error;
  return { outcome, code, providerCode, providerRequestId };
}
