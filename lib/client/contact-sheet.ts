import type { Batch } from "./studio-store/several-slice";
import { type EditsById, findVersion, listVersions, type Version } from "./versions";

/**
 * The versions that are looked at together: those of the last press that started several, in its order, while one of them is looked at or
 * nothing else is; else all that were made from the same picture, the oldest first.
 */
export function contactSheetOf(edits: EditsById, batch: Batch, lookedAt: string | null): Version[] {
  const ofBatch = batch.flatMap(({ editId }) => {
    const edit = editId === null ? undefined : edits[editId];
    return edit ? edit.outputs.map((output) => ({ edit, output })) : [];
  });
  const looked = findVersion(edits, lookedAt);
  const isOfBatch = looked === null || ofBatch.some(({ output }) => output.id === looked.output.id);
  if (ofBatch.length > 1 && isOfBatch) return ofBatch;
  const sourceId = looked?.edit.source.id;
  return listVersions(edits)
    .filter(({ edit }) => sourceId === undefined || edit.source.id === sourceId)
    .sort((a, b) => a.edit.createdAt.localeCompare(b.edit.createdAt) || a.output.index - b.output.index);
}
