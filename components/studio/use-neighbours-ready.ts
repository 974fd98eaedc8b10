import { useEffect } from "react";
import { preloadPicture } from "@/lib/client/show-local-picture";
import { findVersion, neighbourOf } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";

/** Later than what is looked at itself. */
const AFTER_MS = 400;

/** Has the versions to the left and right decoded before they are asked for. No more than those two are held. */
export function useNeighboursReady() {
  const edits = useStudio((state) => state.edits);
  const outputId = useStudio((state) => state.look.outputId);
  const addresses = ([-1, 1] as const)
    .map((direction) => findVersion(edits, neighbourOf(edits, outputId, direction))?.output.image?.urls.display)
    .filter((address) => address !== undefined)
    .join(" ");
  useEffect(() => {
    if (!addresses) return;
    const timer = setTimeout(() => {
      for (const address of addresses.split(" ")) void preloadPicture(address);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [addresses]);
}
