import { useEffect, useRef } from "react";
import { findVersion, neighbourOf } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";
import { useHandsOnPictures } from "./use-hands-on-pictures";

/** Later than what is looked at itself. */
const AFTER_MS = 150;

/**
 * Has the versions to the left and right decoded before they are asked for, in the form that the fitted stage shows. No more than those
 * two are held, and none for whoever only waits for a result.
 */
export function useNeighboursReady() {
  const edits = useStudio((state) => state.edits);
  const outputId = useStudio((state) => state.look.outputId);
  const isWanted = useHandsOnPictures();
  const held = useRef(new Map<string, HTMLImageElement>());
  const addresses = ([1, -1] as const)
    .map((direction) => findVersion(edits, neighbourOf(edits, outputId, direction))?.output.image?.urls.display)
    .filter((address) => address !== undefined)
    .join(" ");
  useEffect(() => {
    if (!isWanted) return;
    const wanted = addresses.split(" ").filter(Boolean);
    for (const address of held.current.keys()) if (!wanted.includes(address)) held.current.delete(address);
    const timer = setTimeout(() => {
      for (const address of wanted) {
        if (held.current.has(address)) continue;
        const picture = new Image();
        picture.src = address;
        held.current.set(address, picture);
        // One that cannot be decoded says so in its own place.
        picture.decode().catch(() => undefined);
      }
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [addresses, isWanted]);
}
