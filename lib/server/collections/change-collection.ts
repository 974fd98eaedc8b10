import type { Collection } from "@/lib/domain/collection";
import type { Transaction } from "@/lib/server/db/client";
import {
  deleteCollectionItems,
  deleteCollectionRow,
  insertCollectionItems,
  listCollectionItems,
  lockCollection,
  updateCollectionName,
  updateCollectionOrder,
} from "@/lib/server/db/collections";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { readCollection } from "./read-collections";

type Db = Pick<Services, "db">;

const missing = () => new AppError("not_found", "This collection does not exist.");

export async function renameCollection(services: Db, ownerId: string, id: string, name: string): Promise<Collection> {
  if (!(await updateCollectionName(services.db, ownerId, id, name))) throw missing();
  return readCollection(services, ownerId, id);
}

/** The collection alone: its versions stay. */
export async function deleteCollection({ db }: Db, ownerId: string, id: string): Promise<void> {
  if (!(await deleteCollectionRow(db, ownerId, id))) throw missing();
}

/** Behind the others; those that are in it stay where they are, and what has no picture is left out. */
export function addToCollection(services: Db, ownerId: string, id: string, outputIds: readonly string[]) {
  return change(services, ownerId, id, (tx) => insertCollectionItems(tx, ownerId, id, outputIds));
}

export function removeFromCollection(services: Db, ownerId: string, id: string, outputIds: readonly string[]) {
  return change(services, ownerId, id, (tx) => deleteCollectionItems(tx, id, outputIds));
}

/** The versions, in the order given, before another one of the collection, or to its end. */
export function moveInCollection(
  services: Db,
  ownerId: string,
  id: string,
  { outputIds, before }: { outputIds: readonly string[]; before: string | null },
) {
  return change(services, ownerId, id, async (tx) => {
    const now = await listCollectionItems(tx, id);
    const moved = outputIds.filter((outputId) => now.includes(outputId));
    const others = now.filter((outputId) => !moved.includes(outputId));
    const at = before === null ? others.length : others.indexOf(before);
    if (at === -1) throw new AppError("not_possible_now", "The place to move to is not in this collection any more.");
    await updateCollectionOrder(tx, id, others.toSpliced(at, 0, ...moved));
  });
}

async function change(
  services: Db,
  ownerId: string,
  id: string,
  act: (tx: Transaction) => Promise<unknown>,
): Promise<Collection> {
  await services.db.transaction(async (tx) => {
    if (!(await lockCollection(tx, ownerId, id))) throw missing();
    await act(tx);
  });
  return readCollection(services, ownerId, id);
}
