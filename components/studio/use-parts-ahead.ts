import { useEffect, useState } from "react";

/** What tells that somebody is here. */
const signs = ["pointermove", "pointerdown", "keydown", "dragenter"] as const;

/**
 * Whether a person is here. What a picture needs is fetched at the first sign of one, who takes longer to choose it than these take to
 * arrive; a page that was only opened asks for nothing more.
 */
export function usePartsAhead(): boolean {
  const [isPersonHere, setPersonHere] = useState(false);
  useEffect(() => {
    function fetchParts() {
      rest();
      setPersonHere(true);
      void import("@/lib/client/picture-intake");
      void import("./stage-viewport");
      void import("./stage-head");
      void import("./filmstrip");
      void import("./upload-progress");
      void import("./action-bar");
    }
    function rest() {
      for (const sign of signs) removeEventListener(sign, fetchParts);
    }
    for (const sign of signs) addEventListener(sign, fetchParts, { passive: true });
    return rest;
  }, []);
  return isPersonHere;
}
