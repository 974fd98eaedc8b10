import { useEffect } from "react";
import { CompareViewport } from "@/components/compare/compare-viewport";
import { compareKeyPressed, compareKeyReleased } from "@/lib/client/compare-keys";
import { useStudio, useStudioParts } from "./studio-provider";
import { useEarlyPicture } from "./use-early-picture";
import { useNeighboursReady } from "./use-neighbours-ready";
import { useStagePictures } from "./use-stage-pictures";

/** The height of the action bar and the air around it, which the fitted picture keeps free. */
const ACTION_BAR_PX = 64;

/** What hangs on the stage. The keys of the viewport come and go with it. A result that is seen early finds its place before its bar comes. */
export function StageViewport({ hasBar }: { hasBar: boolean }) {
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
  if (!pictures) return null;
  const bottomInset = hasBar || pictures.after ? ACTION_BAR_PX : 0;
  return <CompareViewport {...pictures} onSwipe={stepped} bottomInset={bottomInset} takesFocus={compared !== null} />;
}
