import type { CompareWith } from "./studio-store/session-slice";
import { type EditsById, findVersion, neighbourOf, type Version } from "./versions";

/** The version that stands as the before; null for an upload, which no recipe made. */
export function versionBefore(edits: EditsById, version: Version, compareWith: CompareWith): Version | null {
  if (compareWith === "original") return null;
  if (compareWith === "parent") return findVersion(edits, version.edit.parentOutputId);
  return findVersion(edits, compareWith.outputId);
}

/** What to compare with after one step through the filmstrip: another finished version, or the original. */
export function steppedBefore(
  edits: EditsById,
  version: Version,
  compareWith: CompareWith,
  direction: 1 | -1,
): CompareWith {
  let at = versionBefore(edits, version, compareWith)?.output.id ?? null;
  for (;;) {
    const next = neighbourOf(edits, at, direction);
    if (next === at) return compareWith;
    at = next;
    if (next === null) return "original";
    const isFinished = findVersion(edits, next)?.output.image != null;
    if (isFinished && next !== version.output.id) return { outputId: next };
  }
}
