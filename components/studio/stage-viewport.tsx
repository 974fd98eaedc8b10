import { useEffect } from "react";
import { CompareViewport } from "@/components/compare/compare-viewport";
import { compareKeyPressed, compareKeyReleased } from "@/lib/client/compare-keys";
import { useStudio, useStudioParts } from "./studio-provider";
import { useEarlyPicture } from "./use-early-picture";
import { useNeighboursReady } from "./use-neighbours-ready";
import { useStagePictures } from "./use-stage-pictures";

/** What hangs on the stage. The keys of the viewport come and go with it. */
export function StageViewport({ bottomInset }: { bottomInset: number }) {
  const { viewportKeys, compared } = useStudioParts();
  const pictures = useStagePictures(useEarlyPicture());
  const stepped = useStudio((state) => state.stepped);
  useNeighboursReady();
  useEffect(() => {
    viewportKeys.current = { pressed: compareKeyPressed, released: compareKeyReleased };
    return () => {
      viewportKeys.current = null;
    };
  }, [viewportKeys]);
  return pictures ? (
    <CompareViewport {...pictures} onSwipe={stepped} bottomInset={bottomInset} takesFocus={compared !== null} />
  ) : null;
}
