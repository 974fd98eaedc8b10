import type { Collection } from "@/lib/domain/collection";
import { insertCollection, insertCollectionItems } from "@/lib/server/db/collections";
import { newId } from "@/lib/server/db/new-id";
import type { Services } from "@/lib/server/services";
import { readCollection } from "./read-collections";

/** A new collection, with those of the versions in it that have a picture. Names need not differ. */
export async function createCollection(
  services: Pick<Services, "db">,
  ownerId: string,
  { name, outputIds }: { name: string; outputIds: readonly string[] },
): Promise<Collection> {
  const id = newId();
  await services.db.transaction(async (tx) => {
    await insertCollection(tx, { id, ownerId, name });
    await insertCollectionItems(tx, ownerId, id, outputIds);
  });
  return readCollection(services, ownerId, id);
}
