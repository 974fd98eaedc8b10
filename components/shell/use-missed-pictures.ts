import { type SyntheticEvent, useRef, useState } from "react";

/** Pictures below an element that did not come: `pictureMissed` hears of them (as `onErrorCapture`), `bringAgain` asks for them once more. */
export function useMissedPictures() {
  const missed = useRef(new Map<HTMLImageElement, string>());
  const [isMissing, setMissing] = useState(false);
  return {
    isMissing,
    pictureMissed({ target }: SyntheticEvent) {
      if (!(target instanceof HTMLImageElement)) return;
      missed.current.set(target, target.src);
      setMissing(true);
    },
    bringAgain() {
      for (const [image, source] of missed.current) if (image.isConnected && image.src === source) image.src = source;
      missed.current.clear();
      setMissing(false);
    },
  };
}
