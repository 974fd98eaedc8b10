import { useEffect } from "react";
import { prepareImage } from "@/lib/client/api/images";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";
import { useRunSource } from "./use-run-source";

/** Who goes through models or versions stays with none of them for so long. */
const CHOSEN_FOR_MS = 300;

/**
 * Where a prompt is written a press of Run comes next: what it would send is made ready meanwhile. Without it, it is made at the press,
 * which takes longer; what is wrong with it is said there. Our own filters take pictures as they are.
 */
export function useSourceReady() {
  const isWritten = useStudio(({ form }) => form.prompt !== "");
  const sendSize = useStudio(({ form }) => form.sendSize);
  const imageId = useRunSource()?.imageId;
  const chosen = useChosenModel();
  const provider = chosen?.provider.ai ? chosen.provider.id : null;
  const model = chosen?.model.id;
  useEffect(() => {
    if (!isWritten || !imageId || !provider || !model) return;
    const timer = setTimeout(() => {
      prepareImage(imageId, { provider, model, sendSize }).catch(() => undefined);
    }, CHOSEN_FOR_MS);
    return () => clearTimeout(timer);
  }, [isWritten, imageId, provider, model, sendSize]);
}
