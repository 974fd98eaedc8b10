import { and, eq, getTableColumns, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "./client";
import { edits, images, outputs } from "./schema";

export type ArchivedOutput = {
  output: typeof outputs.$inferSelect;
  edit: typeof edits.$inferSelect;
  image: typeof images.$inferSelect;
  source: typeof images.$inferSelect;
};

/** Those of the outputs that have a picture, with all that tells how it came about; not those in the trash. In no order. */
export function listArchivedOutputs(db: Queryable, ownerId: string, outputIds: string[]): Promise<ArchivedOutput[]> {
  const sources = alias(images, "sources");
  return db
    .select({
      output: getTableColumns(outputs),
      edit: getTableColumns(edits),
      image: getTableColumns(images),
      source: getTableColumns(sources),
    })
    .from(outputs)
    .innerJoin(edits, eq(edits.id, outputs.editId))
    .innerJoin(images, eq(images.id, outputs.imageId))
    .innerJoin(sources, eq(sources.id, edits.sourceId))
    .where(and(eq(outputs.ownerId, ownerId), inArray(outputs.id, outputIds), isNull(edits.trashedAt)));
}
