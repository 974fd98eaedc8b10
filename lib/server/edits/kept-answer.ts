import { z } from "zod";
import { outputBase } from "@/lib/domain/edit-schema";
import type { Spool } from "@/lib/server/blobs/spool";
import type { OutputRow } from "@/lib/server/db/outputs";
import type { Progress } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";

/** A finished picture: in the spool, in our hands only, or under the provider's link. */
export type MadePicture = { file: string } | { bytes: Buffer } | { url: string };

/** What a provider's answer says beside its picture, as the spool keeps it. */
const noteSchema = outputBase
  .pick({ seed: true, sent: true, warnings: true, providerRequestId: true })
  .extend({ url: z.string().nullable() });
type AnswerNote = z.infer<typeof noteSchema>;

export type KeptAnswer = { key: string; note: AnswerNote; file: string | null };

/** Of one attempt of one output. */
export function answerKey({ id, attempt }: Pick<OutputRow, "id" | "attempt">): string {
  return `${id}-${attempt}`;
}

/** The output and the attempt that a key is of. */
export function parseAnswerKey(key: string): { outputId: string; attempt: number } {
  const at = key.lastIndexOf("-");
  return { outputId: key.slice(0, at), attempt: Number(key.slice(at + 1)) };
}

/**
 * Puts a provider's answer where neither a killed process nor a database that is away can lose it, before anything else is done with
 * it. Where the disk refuses, the picture stays in our hands. Unflushed it is kept from a killed process only, and at once.
 */
export async function keepAnswer(
  services: Pick<Services, "spool" | "log">,
  output: OutputRow,
  { picture, seed, sent, warnings, providerRequestId }: Extract<Progress, { state: "done" }>,
  isFlushed = true,
): Promise<MadePicture> {
  const url = "url" in picture ? picture.url : null;
  const note: AnswerNote = { seed: seed ?? output.seed, sent, warnings, providerRequestId, url };
  return keep(services, output, note, picture, isFlushed);
}

/** The same for the bytes of an output that is being saved already, in memory or in a file that is about to go. */
export async function keepPicture(
  services: Pick<Services, "spool" | "log">,
  output: OutputRow,
  picture: { bytes: Buffer } | { file: string },
): Promise<MadePicture | null> {
  const { seed, sent, warnings, providerRequestId, resultUrl: url } = output;
  const kept = await keep(services, output, { seed, sent, warnings, providerRequestId, url }, picture);
  return "file" in kept && kept !== picture ? kept : null;
}

async function keep(
  { spool, log }: Pick<Services, "spool" | "log">,
  output: OutputRow,
  note: AnswerNote,
  picture: MadePicture,
  isFlushed = true,
): Promise<MadePicture> {
  const content = "bytes" in picture ? picture.bytes : "file" in picture ? picture.file : null;
  try {
    const { file } = await spool.keep(answerKey(output), note, content, isFlushed);
    return file === null ? picture : { file };
  } catch (error) {
    log.warn({ error, outputId: output.id }, "a finished picture could not be kept on this machine's disk");
    return picture;
  }
}

/** What this machine kept of the output's answer, of this attempt or the latest one before it. */
export async function findKeptAnswer(
  spool: Spool,
  output: Pick<OutputRow, "id" | "attempt">,
): Promise<KeptAnswer | null> {
  const attempts = await listKeptAttempts(spool, output);
  if (attempts.length === 0) return null;
  const key = answerKey({ ...output, attempt: Math.max(...attempts) });
  const entry = await spool.find(key);
  const note = noteSchema.safeParse(entry?.note);
  return entry && note.success ? { key, note: note.data, file: entry.file } : null;
}

/** What was kept of this attempt and those before; what cannot be removed now is swept later. */
export async function dropKeptAnswers(
  { spool, log }: Pick<Services, "spool" | "log">,
  output: Pick<OutputRow, "id" | "attempt">,
): Promise<void> {
  try {
    for (const attempt of await listKeptAttempts(spool, output)) await spool.remove(answerKey({ ...output, attempt }));
  } catch (error) {
    log.debug({ error, outputId: output.id }, "what was kept of a picture could not be removed yet");
  }
}

async function listKeptAttempts(spool: Spool, { id, attempt }: Pick<OutputRow, "id" | "attempt">): Promise<number[]> {
  const kept = (await spool.keys()).map(parseAnswerKey);
  return kept.filter((each) => each.outputId === id && each.attempt <= attempt).map((each) => each.attempt);
}
