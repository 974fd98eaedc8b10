import { type Edit, isPending, type Output } from "@/lib/domain/edit";
import type { Image } from "@/lib/domain/image";

export type EditsById = Readonly<Record<string, Edit>>;

/** One output with the edit that asked for it; finished or not. */
export type Version = { edit: Edit; output: Output };

/** Every version, the newest edit first, the outputs of one edit in their own order. */
export function listVersions(edits: EditsById): Version[] {
  return Object.values(edits)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id))
    .flatMap((edit) => edit.outputs.map((output) => ({ edit, output })));
}

export function findVersion(edits: EditsById, outputId: string | null): Version | null {
  if (outputId === null) return null;
  for (const edit of Object.values(edits)) {
    const output = edit.outputs.find(({ id }) => id === outputId);
    if (output) return { edit, output };
  }
  return null;
}

/** The version whose picture this is; null for an upload, or when its version is gone. */
export function findVersionOfImage(edits: EditsById, imageId: string): Version | null {
  return listVersions(edits).find(({ output }) => output.image?.id === imageId) ?? null;
}

/** From the first version on the way to this one, which is the last. The original stands before them all. */
export function chainTo(edits: EditsById, outputId: string | null): Version[] {
  const chain: Version[] = [];
  for (let version = findVersion(edits, outputId); version; ) {
    chain.unshift(version);
    const parentId: string | null = version.edit.parentOutputId;
    // A chain that leads back into itself cannot be; should one come, it ends here.
    version = chain.some(({ output }) => output.id === parentId) ? null : findVersion(edits, parentId);
  }
  return chain;
}

/** Whether an edit is of this picture or of one of its versions. */
export function isOfPicture(edit: Edit, original: Pick<Image, "id">, edits: EditsById): boolean {
  return edit.id in edits || edit.source.id === original.id || findVersionOfImage(edits, edit.source.id) !== null;
}

export function pendingEdits(edits: EditsById): Edit[] {
  return Object.values(edits).filter(({ outputs }) => outputs.some(({ status }) => isPending(status)));
}

/** How many pictures are still asked for. */
export function countPending(edits: EditsById): number {
  return listVersions(edits).filter(({ output }) => isPending(output.status)).length;
}

/** The version before or after in the filmstrip, whose last place is the original's (null). Stays at the ends. */
export function neighbourOf(edits: EditsById, chosen: string | null, direction: 1 | -1): string | null {
  const ids: (string | null)[] = [...listVersions(edits).map(({ output }) => output.id), null];
  const at = ids.indexOf(chosen);
  return ids[Math.min(ids.length - 1, Math.max(0, (at < 0 ? ids.length - 1 : at) + direction))] ?? null;
}
