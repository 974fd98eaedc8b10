import { fitSize, type Size } from "@/lib/domain/fit-size";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";

/** The size in which a picture of this size would be sent; null where it goes as it is. */
export function useSentSize(source: Size | null): Size | null {
  const workingPixels = useChosenModel()?.model.source.workingPixels ?? null;
  const sendSize = useStudio((state) => state.form.sendSize);
  if (!source || workingPixels === null || sendSize === "original") return null;
  const sent = fitSize(source, workingPixels);
  return sent.width === source.width && sent.height === source.height ? null : sent;
}
