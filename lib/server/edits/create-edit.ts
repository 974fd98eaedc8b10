import type { Edit } from "@/lib/domain/edit";
import type { Recipe } from "@/lib/domain/recipe";
import type { Queryable, Transaction } from "@/lib/server/db/client";
import {
  announceEdit,
  type EditRow,
  findEditByKey,
  insertEdit,
  listEditsByIds,
  updateEditKeyExpired,
} from "@/lib/server/db/edits";
import { holdImage } from "@/lib/server/db/images";
import { newId } from "@/lib/server/db/new-id";
import { findLastTurn, holdOutput, insertOutputs } from "@/lib/server/db/outputs";
import { findSpentKey } from "@/lib/server/db/spent-keys";
import { AppError } from "@/lib/server/errors";
import { whileSomebodyWaits } from "@/lib/server/images/somebody-waits";
import { currentRequestId } from "@/lib/server/request-id";
import type { Services } from "@/lib/server/services";
import { beginAtOnce } from "./begin-at-once";
import { setAside } from "./budget";
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
  { sourceId, recipe, parentOutputId }: NewEdit,
  idempotencyKey: string | null,
): Promise<Edit> {
  const { db, queue } = services;
  const key = idempotencyKey === null ? null : toUsedKey(ownerId, idempotencyKey, [sourceId, recipe, parentOutputId]);
  const finding = findSource(db, ownerId, sourceId, parentOutputId);
  // What the key says comes first; that there is no such source is heard where it matters.
  finding.catch(() => undefined);
  const unspent = requireUnspent(db, key);
  unspent.catch(() => undefined);
  const earlier = key && (await findEditByKey(db, ownerId, key.idempotencyKey));
  if (key && earlier && earlier.createdAt >= key.freshSince) return readEarlier(services, earlier, key);
  await unspent;

  const model = requireModel(services, recipe);
  const source = await finding;

  const atOnce = beginAtOnce(services, { recipe, sourceId, model });
  const accept = async (tx: Transaction) => {
    // Nothing that was not there a moment ago is a day old.
    if (key && earlier) await updateEditKeyExpired(tx, ownerId, key.idempotencyKey, key.freshSince);
    const parentOutputId = await holdSource(tx, ownerId, sourceId, source.parentOutputId);
    const inserted = await insertEdit(tx, {
      id: newId(),
      ownerId,
      sourceId,
      parentOutputId,
      recipe: { ...recipe, model: model.id },
      idempotencyKey,
      requestSha256: key?.requestSha256 ?? null,
    });
    if (!inserted) return null;
    // Another request with this key may have been accepted, and its edit removed for good, since we looked.
    await requireUnspent(tx, key);
    const seeds = drawSeeds(model.controls.seed, recipe.seed, recipe.n);
    const lastTurn = await findLastTurn(tx, ownerId, recipe.provider);
    const asked = { editId: inserted.id, ownerId, status: "queued" } as const;
    const outputs = await insertOutputs(
      tx,
      seeds.map((seed, index) => ({
        ...asked,
        id: newId(),
        index,
        seed,
        turn: lastTurn + 1 + index,
        requestId: currentRequestId(),
      })),
    );
    await setAside(services, tx, outputs, { provider: recipe.provider, price: model.price });
    for (const output of outputs) {
      await enqueueOutput(queue, tx, output, { provider: recipe.provider });
      await atOnce.claim(tx, inserted, output);
    }
    await announceEdit(tx, inserted.id);
    return { id: inserted.id, outputs };
  };
  const edit = await whileSomebodyWaits(() => db.transaction(accept)).catch((error) => {
    atOnce.putBack();
    throw error;
  });
  if (edit) {
    tellAccepted(services, edit.outputs, { ...recipe, model: model.id });
    atOnce.send();
    return readEdit(services, ownerId, edit.id);
  }

  // Somebody was faster with the same key.
  const rival = key && (await findEditByKey(db, ownerId, key.idempotencyKey));
  if (!rival) throw new AppError("not_possible_now", "The same request was withdrawn in this moment. Send it again.");
  return readEarlier(services, rival, key);
}

/**
 * Somebody may be removing the version that this edit begins from: whoever is first wins, and the other one hears of it. Outputs are
 * held before images, as everywhere. Returns the parent that is still there.
 */
async function holdSource(tx: Transaction, ownerId: string, sourceId: string, parentOutputId: string | null) {
  const hasParent = parentOutputId !== null && (await holdOutput(tx, ownerId, parentOutputId));
  if (!(await holdImage(tx, ownerId, sourceId))) throw missing("sourceId", "This picture does not exist.");
  return hasParent ? parentOutputId : null;
}

/** Whoever deleted what the key was used for does not mean it to be run, and paid, once more. */
async function requireUnspent(db: Queryable, key: UsedKey | null): Promise<void> {
  const spent = key && (await findSpentKey(db, key.ownerId, key.idempotencyKey, key.freshSince));
  if (!spent) return;
  if (spent.requestSha256 !== key.requestSha256) throw keyReused();
  throw deletedForGood();
}

function deletedForGood(): AppError {
  const sentence = "The edit of this Idempotency-Key was deleted for good. Nothing was run again.";
  return new AppError("not_possible_now", sentence);
}

/** Also one that was put into the trash since. */
async function readEarlier(
  services: Pick<Services, "db" | "providers">,
  { id, ownerId, ...edit }: EditRow,
  { requestSha256 }: UsedKey,
) {
  if (edit.requestSha256 !== requestSha256) throw keyReused();
  const [earlier] = await describeEdits(services, ownerId, await listEditsByIds(services.db, ownerId, [id]));
  if (!earlier) throw deletedForGood();
  return earlier;
}
