"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { CARD_PX } from "./version-card";

/** Keeps the filmstrip where it is looked at: a new run is shown, other people's places do not move, the chosen one is in sight. */
export function useStripScroll(pressCount: number, chosen: string | null) {
  const strip = useRef<HTMLUListElement>(null);
  const seenWidth = useRef(0);
  const seenPresses = useRef(pressCount);

  useLayoutEffect(() => {
    const list = strip.current;
    if (!list) return;
    const grownBy = list.scrollWidth - seenWidth.current;
    seenWidth.current = list.scrollWidth;
    const isOwnPress = pressCount > seenPresses.current;
    seenPresses.current = pressCount;
    if (isOwnPress) {
      // From afar only the last card is gone past: each picture on the way would be fetched, while somebody waits for theirs.
      if (list.scrollLeft > list.clientWidth) list.scrollLeft = CARD_PX;
      list.scrollTo({ left: 0, behavior: "smooth" });
    }
    // What is new comes in at the left: whoever has scrolled away keeps the same pictures in sight.
    else if (grownBy !== 0 && list.scrollLeft > 0) list.scrollLeft += grownBy;
  });

  useEffect(() => {
    const list = strip.current;
    const card = list?.querySelector<HTMLElement>(`[aria-current="true"]`);
    if (!list || !card || chosen === undefined) return;
    card.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (list.contains(document.activeElement)) card.focus({ preventScroll: true });
  }, [chosen]);

  return strip;
}
