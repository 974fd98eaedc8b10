import { useEffect, useState } from "react";

/** What tells that somebody is here. */
const signs = ["pointermove", "pointerdown", "keydown", "focusin", "wheel", "dragenter"] as const;

/** Whether a person is here: a page that was only opened fetches nothing that only hands can use. */
export function usePersonHere(): boolean {
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    if (isHere) return;
    const listening = new AbortController();
    for (const sign of signs) {
      addEventListener(sign, () => setHere(true), { passive: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, [isHere]);
  return isHere;
}
