import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { stagePictures, withCompared } from "@/lib/client/stage-pictures";
import { useStudio, useStudioParts } from "./studio-provider";

/** What hangs on the stage; null when there is nothing to show (yet). */
export function useStagePictures() {
  const t = useTranslations("studio");
  const original = useStudio((state) => state.original);
  const edits = useStudio((state) => state.edits);
  const look = useStudio((state) => state.look);
  const compareWith = useStudio((state) => state.compareWith);
  const others = useStudio((state) => state.others);
  const upload = useStudio((state) => state.upload);
  const followed = useStudio((state) => state.followed);
  const early = useStudio((state) => state.early);
  const { compared } = useStudioParts();
  return useMemo(() => {
    const words = { original: t("original"), source: t("source") };
    const pictures = stagePictures({ original, edits, look, followed, compareWith, others, upload, early }, words);
    return compared?.withOutputId === look.outputId ? withCompared(pictures, compared) : pictures;
  }, [original, edits, look, followed, compareWith, others, upload, early, compared, t]);
}
