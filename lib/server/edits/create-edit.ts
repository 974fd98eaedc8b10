import type { Edit } from "@/lib/domain/edit";
import type { Recipe } from "@/lib/domain/recipe";
import type { Queryable, Transaction } from "@/lib/server/db/client";
import { announceEdit, findEditByKey, insertEdit, listEditsByIds, updateEditKeyExpired } from "@/lib/server/db/edits";
import { FOREIGN_KEY_VIOLATION, hasSqlCode } from "@/lib/server/db/has-sql-code";
import { newId } from "@/lib/server/db/new-id";
import { findLastTurn, holdOutput, insertOutputs } from "@/lib/server/db/outputs";
import { findSpentKey } from "@/lib/server/db/spent-keys";
import { together } from "@/lib/server/db/together";
import { AppError } from "@/lib/server/errors";
import { whileSomebodyWaits } from "@/lib/server/images/somebody-waits";
import { currentRequestId } from "@/lib/server/request-id";
import type { Services } from "@/lib/server/services";
import { beginAtOnce } from "./begin-at-once";
import { requireRoom, writeCost } from "./budget";
import { describeEdits } from "./describe-edits";
import { drawSeeds } from "./draw-seeds";
import { enqueueOutput } from "./enqueue-output";
import { findSource, missing } from "./find-source";
import { keyReused, toUsedKey, type UsedKey } from "./idempotency";
import { readEdit } from "./read-edit";
import { requireModel } from "./require-model";
import { tellAccepted } from "./tell-output";

export type NewEdit = { sourceId: string; recipe: Recipe; parentOutputId: string | null };

/**
 * Records the edit and queues its outputs in one transaction: neither exists without the other. From here on the
 * provider may be paid; what it will cost is set aside from its budget. The same `idempotencyKey` with the same request answers the same edit for 24 hours, also
 * one in the trash; throws `not_possible_now` when that was deleted for good meanwhile.
 */
export async function createEdit(
  services: Services,
  ownerId: string,
  wish: NewEdit,
  idempotencyKey: string | null,
): Promise<Edit> {
  const { sourceId, recipe, parentOutputId } = wish;
  const key = idempotencyKey === null ? null : toUsedKey(ownerId, idempotencyKey, [sourceId, recipe, parentOutputId]);
  let refusal = new AppError("not_possible_now", "The same request was withdrawn in this moment. Send it again.");
  try {
    const edit = await accept(services, ownerId, wish, key);
    if (edit) return edit;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refusal = error;
  }
  // What the key was used for comes before whatever else refuses.
  const earlier = key && (await readEarlier(services, key));
  if (earlier) return earlier;
  throw refusal;
}

/** Null when the key stands for another edit, also for one that is being accepted in this moment. */
async function accept(services: Services, ownerId: string, wish: NewEdit, key: UsedKey | null): Promise<Edit | null> {
  const { db, queue } = services;
  const { sourceId, recipe } = wish;
  const model = requireModel(services, recipe);
  const atOnce = beginAtOnce(services, { recipe, sourceId, model });
  const record = async (tx: Transaction) => {
    // Before anything is held: whoever deletes that edit for good holds it before its pictures, too.
    const [isTaken, source, lastTurn] = await together(
      key && isKeyTaken(tx, key),
      findSource(tx, ownerId, sourceId, wish.parentOutputId),
      findLastTurn(tx, ownerId, recipe.provider),
    );
    if (isTaken) return null;
    // Somebody may be removing the version that this edit begins from: whoever is first wins, and the other one hears of it. Outputs are
    // held before images, as everywhere; the picture is held by the edit's reference to it.
    const hasParent = source.parentOutputId !== null && (await holdOutput(tx, ownerId, source.parentOutputId));
    const [inserted] = await together(
      insertEdit(tx, {
        id: newId(),
        ownerId,
        sourceId,
        parentOutputId: hasParent ? source.parentOutputId : null,
        recipe: { ...recipe, model: model.id },
        idempotencyKey: key?.idempotencyKey ?? null,
        requestSha256: key?.requestSha256 ?? null,
      }).catch((error) => {
        throw hasSqlCode(error, FOREIGN_KEY_VIOLATION) ? missing("sourceId", "This picture does not exist.") : error;
      }),
      // Another request with this key may have been accepted, and its edit removed for good, since we looked.
      key && requireUnspent(tx, key),
    );
    if (!inserted) return null;
    const cost = { provider: recipe.provider, price: model.price };
    await requireRoom(services, tx, recipe.n, cost);
    const asked = drawSeeds(model.controls.seed, recipe.seed, recipe.n).map((seed, index) => ({
      ...atOnce.begins(),
      id: newId(),
      editId: inserted.id,
      ownerId,
      index,
      seed,
      attempt: 1,
      firstAttempt: 1,
      turn: lastTurn + 1 + index,
      requestId: currentRequestId(),
    }));
    const inserting = insertOutputs(tx, asked);
    const [outputs] = await together(
      inserting,
      writeCost(tx, asked, cost),
      ...asked.flatMap((output) => [
        enqueueOutput(queue, tx, output, { provider: recipe.provider }),
        atOnce.claim(tx, inserted, output, inserting),
      ]),
      announceEdit(tx, inserted.id),
    );
    return { id: inserted.id, outputs };
  };
  const accepted = await whileSomebodyWaits(() => db.transaction(record)).catch((error) => {
    atOnce.putBack();
    throw error;
  });
  if (!accepted) return null;
  tellAccepted(services, accepted.outputs, { ...recipe, model: model.id });
  await atOnce.send();
  return readEdit(services, ownerId, accepted.id);
}

/** Whether an edit has the key. One that is a day old lets it go. */
async function isKeyTaken(tx: Transaction, { ownerId, idempotencyKey, freshSince }: UsedKey): Promise<boolean> {
  const earlier = await findEditByKey(tx, ownerId, idempotencyKey);
  if (!earlier) return false;
  if (earlier.createdAt >= freshSince) return true;
  await updateEditKeyExpired(tx, ownerId, idempotencyKey, freshSince);
  return false;
}

/** Whoever deleted what the key was used for does not mean it to be run, and paid, once more. */
async function requireUnspent(db: Queryable, key: UsedKey): Promise<void> {
  const spent = await findSpentKey(db, key.ownerId, key.idempotencyKey, key.freshSince);
  if (!spent) return;
  if (spent.requestSha256 !== key.requestSha256) throw keyReused();
  throw deletedForGood();
}

function deletedForGood(): AppError {
  const sentence = "The edit of this Idempotency-Key was deleted for good. Nothing was run again.";
  return new AppError("not_possible_now", sentence);
}

/** The edit that the key was used for, also one that was put into the trash since; null when there was none in time. */
async function readEarlier(services: Pick<Services, "db" | "providers">, key: UsedKey): Promise<Edit | null> {
  const { ownerId, idempotencyKey, requestSha256, freshSince } = key;
  const row = await findEditByKey(services.db, ownerId, idempotencyKey);
  if (!row || row.createdAt < freshSince) {
    await requireUnspent(services.db, key);
    return null;
  }
  if (row.requestSha256 !== requestSha256) throw keyReused();
  const [earlier] = await describeEdits(services, ownerId, await listEditsByIds(services.db, ownerId, [row.id]));
  if (!earlier) throw deletedForGood();
  return earlier;
}
