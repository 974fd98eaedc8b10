import type { Edit } from "@/lib/domain/edit";
import type { Queryable } from "@/lib/server/db/client";
import { announceEdit, findEdit, findEditByKey } from "@/lib/server/db/edits";
import { findLastTurn, lockOutputs, type NewOutputRow, type OutputRow, updateOutput } from "@/lib/server/db/outputs";
import { deleteUnspent } from "@/lib/server/db/spending";
import { claimKey, findSpentKey } from "@/lib/server/db/spent-keys";
import { AppError } from "@/lib/server/errors";
import { hasExpired } from "@/lib/server/providers/link-expiry";
import { currentRequestId } from "@/lib/server/request-id";
import type { Services } from "@/lib/server/services";
import { setAside } from "./budget";
import { enqueueOutput } from "./enqueue-output";
import { keyReused, toUsedKey, type UsedKey } from "./idempotency";
import { readEdit } from "./read-edit";
import { requireModel } from "./require-model";
import { tellAccepted } from "./tell-output";

/**
 * Runs what failed, was canceled or is unconfirmed once more, with the same seeds: this costs money again, unless the picture of the
 * last attempt still lies under its link or on a machine of ours. Throws `may_be_charged_twice` while an unconfirmed output is among them and nobody has
 * accepted that. `outputIds` are the only ones meant, where they are named. The same `idempotencyKey` with the same wish runs nothing a second
 * time within 24 hours: the edit is answered as it stands then.
 */
export async function retryEdit(
  services: Services,
  ownerId: string,
  editId: string,
  { acceptDoubleCharge, outputIds }: { acceptDoubleCharge: boolean; outputIds?: readonly string[] },
  idempotencyKey: string | null = null,
): Promise<Edit> {
  const { db, queue } = services;
  const found = await findEdit(db, ownerId, editId);
  if (!found || found.edit.trashedAt !== null) throw new AppError("not_found", "This edit does not exist.");
  const key =
    idempotencyKey === null
      ? null
      : toUsedKey(ownerId, idempotencyKey, ["retry", editId, acceptDoubleCharge, outputIds]);
  if (key && (await wasUsed(db, key))) return readEdit(services, ownerId, editId);
  const { recipe } = found.edit;
  const { price } = requireModel(services, recipe);
  const again = await db.transaction(async (tx) => {
    const again: OutputRow[] = [];
    if (key && !(await claimKey(tx, key)) && (await wasUsed(tx, key))) return again;
    const locked = await lockOutputs(tx, ownerId, editId);
    const outputs = outputIds ? locked.filter(({ id }) => outputIds.includes(id)) : locked;
    const ended = outputs.filter(
      ({ status }) => status === "failed" || status === "canceled" || status === "unconfirmed",
    );
    if (ended.length === 0) throw new AppError("not_possible_now", "Nothing here has to run again.");
    if (!acceptDoubleCharge && ended.some(({ status }) => status === "unconfirmed")) {
      throw new AppError("may_be_charged_twice", "This may have run already. Send acceptDoubleCharge to run it again.");
    }
    await deleteUnspent(tx, editId);
    const paid: OutputRow[] = [];
    let turn = await findLastTurn(tx, ownerId, recipe.provider);
    for (const output of ended) {
      const { id, attempt, status } = output;
      turn += 1;
      const queued = await updateOutput(
        tx,
        { id, attempt, statuses: [status] },
        { ...asNew(output), turn, requestId: currentRequestId() },
      );
      if (!queued) continue;
      await enqueueOutput(queue, tx, queued, { provider: recipe.provider });
      again.push(queued);
      // A picture that is made already costs nothing to fetch.
      if (queued.resultUrl === null && queued.spoolId === null) paid.push(queued);
    }
    await setAside(services, tx, paid, { provider: recipe.provider, price });
    await announceEdit(tx, editId);
    return again;
  });
  tellAccepted(services, again, recipe);
  return readEdit(services, ownerId, editId);
}

/** For the same wish; throws `idempotency_key_reused` when it was for another. */
async function wasUsed(
  db: Queryable,
  { ownerId, idempotencyKey, requestSha256, freshSince }: UsedKey,
): Promise<boolean> {
  const edit = await findEditByKey(db, ownerId, idempotencyKey);
  if (edit && edit.createdAt >= freshSince) throw keyReused();
  const spent = await findSpentKey(db, ownerId, idempotencyKey, freshSince);
  if (spent && spent.requestSha256 !== requestSha256) throw keyReused();
  return spent !== null;
}

function asNew({ attempt, sent, warnings, providerRequestId, resultUrl, spoolId }: OutputRow): Partial<NewOutputRow> {
  const isUnderLink = resultUrl !== null && !hasExpired(resultUrl);
  const isStillThere = isUnderLink || spoolId !== null;
  return {
    status: "queued",
    attempt: attempt + 1,
    firstAttempt: attempt + 1,
    queuedAt: new Date(),
    failure: null,
    ...(isStillThere ? { sent, warnings, providerRequestId } : { sent: null, warnings: [], providerRequestId: null }),
    resultUrl: isUnderLink ? resultUrl : null,
    ticket: null,
    nextAttemptAt: null,
    submitStartedAt: null,
    startedAt: null,
    finishedAt: null,
  };
}
