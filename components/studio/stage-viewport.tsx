import { useEffect } from "react";
import { CompareViewport } from "@/components/compare/compare-viewport";
import { compareKeyPressed, compareKeyReleased } from "@/lib/client/compare-keys";
import { followComing } from "@/lib/client/early-picture";
import { useStudio, useStudioParts } from "./studio-provider";
import { useIsShort } from "./use-is-short";
import { useNeighboursReady } from "./use-neighbours-ready";
import { useSourceReady } from "./use-source-ready";
import { useStagePictures } from "./use-stage-pictures";

/** The height of the action bar and the air around it, which the fitted picture keeps free. */
const ACTION_BAR_PX = 64;

/**
 * What hangs on the stage. The keys of the viewport come and go with it. The room of the bar is kept before there is one, so that the
 * original stays where it is when its first result comes; on a phone on its side it is a column beside the viewport.
 */
export function StageViewport() {
  const { store, viewportKeys, compared } = useStudioParts();
  const pictures = useStagePictures();
  const stepped = useStudio((state) => state.stepped);
  const isShort = useIsShort();
  useNeighboursReady();
  useSourceReady();
  useEffect(() => followComing(store), [store]);
  useEffect(() => {
    viewportKeys.current = { pressed: compareKeyPressed, released: compareKeyReleased };
    return () => {
      viewportKeys.current = null;
    };
  }, [viewportKeys]);
  if (!pictures) return null;
  return (
    <CompareViewport
      {...pictures}
      onSwipe={stepped}
      bottomInset={isShort ? 0 : ACTION_BAR_PX}
      takesFocus={compared !== null}
      className="short:w-[calc(100%-9.25rem)] short:[--floor:0px]!"
    />
  );
}
