import { findVersion } from "@/lib/client/versions";
import { fitSize, type Size } from "@/lib/domain/fit-size";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";

/** The size of what Run would edit and the size in which it would be sent; null where it goes as it is. */
export function useSentSize(): { source: Size; sent: Size } | null {
  const workingPixels = useChosenModel()?.model.source.workingPixels ?? null;
  const source = useStudio(({ original, edits, sourceOutputId }) =>
    sourceOutputId === null ? original : (findVersion(edits, sourceOutputId)?.output.image ?? null),
  );
  const sendSize = useStudio((state) => state.form.sendSize);
  if (!source || workingPixels === null || sendSize === "original") return null;
  const sent = fitSize(source, workingPixels);
  return sent.width === source.width && sent.height === source.height ? null : { source, sent };
}
