import type { StorageUse } from "@/lib/domain/storage-use";
import { findDatabaseBytes, findPicturesUse } from "@/lib/server/db/storage-use";
import type { Services } from "@/lib/server/services";

/** What the owner's pictures and the whole database take. */
export async function readStorageUse({ db }: Pick<Services, "db">, ownerId: string): Promise<StorageUse> {
  const [pictures, databaseBytes] = await Promise.all([findPicturesUse(db, ownerId), findDatabaseBytes(db)]);
  return { ...pictures, databaseBytes };
}
