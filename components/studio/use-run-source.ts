import { useMemo } from "react";
import { findVersion } from "@/lib/client/versions";
import type { Size } from "@/lib/domain/fit-size";
import { useStudio } from "./studio-provider";

/** What Run would edit: the original, or the version chosen as the source, which goes by its prompt. */
export function useRunSource(): { name: string | null; size: Size } | null {
  const original = useStudio((state) => state.original);
  const edits = useStudio((state) => state.edits);
  const sourceOutputId = useStudio((state) => state.sourceOutputId);
  return useMemo(() => {
    if (sourceOutputId === null) return original && { name: original.name, size: original };
    const version = findVersion(edits, sourceOutputId);
    return version?.output.image ? { name: version.edit.recipe.prompt, size: version.output.image } : null;
  }, [original, edits, sourceOutputId]);
}
