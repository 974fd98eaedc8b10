import { useMemo } from "react";
import { findVersion } from "@/lib/client/versions";
import type { Size } from "@/lib/domain/fit-size";
import { useStudio } from "./studio-provider";

/** What Run would edit: the original, or the version chosen as the source, which goes by its prompt. */
export function useRunSource(): { imageId: string; name: string | null; size: Size } | null {
  const original = useStudio((state) => state.original);
  const edits = useStudio((state) => state.edits);
  const sourceOutputId = useStudio((state) => state.sourceOutputId);
  return useMemo(() => {
    if (sourceOutputId === null) return original && { imageId: original.id, name: original.name, size: original };
    const version = findVersion(edits, sourceOutputId);
    const image = version?.output.image;
    return image ? { imageId: image.id, name: version.edit.recipe.prompt, size: image } : null;
  }, [original, edits, sourceOutputId]);
}
