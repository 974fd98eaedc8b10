import { eq, sql } from "drizzle-orm";
import type { Queryable } from "./client";
import { images } from "./schema";

/** How many pictures the owner has, and the bytes of the files as they came. */
export async function findPicturesUse(db: Queryable, ownerId: string) {
  const [use] = await db
    .select({
      uploads: sql<number>`count(*) filter (where ${images.kind} = 'upload')`.mapWith(Number),
      results: sql<number>`count(*) filter (where ${images.kind} = 'result')`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(${images.bytes}), 0)`.mapWith(Number),
    })
    .from(images)
    .where(eq(images.ownerId, ownerId));
  return use ?? { uploads: 0, results: 0, bytes: 0 };
}

export async function findDatabaseBytes(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ bytes: string }>(sql`select pg_database_size(current_database()) as bytes`);
  return Number(rows[0]?.bytes ?? 0);
}
