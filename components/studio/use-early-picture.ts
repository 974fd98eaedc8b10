import { useEffect, useState } from "react";
import { comingPicture, type EarlyPicture } from "@/lib/client/early-picture";
import { useStudioParts } from "./studio-provider";

/** The next picture of the stage, as soon as it has arrived: while it is still being stored, and before its news has drawn the page anew. */
export function useEarlyPicture(): EarlyPicture | null {
  const { store } = useStudioParts();
  const [early, setEarly] = useState<EarlyPicture | null>(null);
  useEffect(() => {
    let isHere = true;
    let begun: string | null = null;
    const unsubscribe = store.subscribe((state, before) => {
      const coming = state.edits === before.edits ? null : comingPicture(state);
      if (!coming || coming.key === begun) return;
      begun = coming.key;
      const picture = new Image();
      picture.onload = () => {
        const { naturalWidth: width, naturalHeight: height } = picture;
        if (isHere && begun === coming.key) setEarly({ ...coming, width, height });
      };
      // Where nothing comes, it comes with the news that it is stored.
      Object.assign(picture, { fetchPriority: "high", src: coming.display });
    });
    return () => {
      isHere = false;
      unsubscribe();
    };
  }, [store]);
  return early;
}
