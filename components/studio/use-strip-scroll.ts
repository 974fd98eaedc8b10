"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { CARD_PX } from "./version-card";

/** Keeps the filmstrip where it is looked at: a new run is shown, other people's places do not move, the chosen one is in sight. */
export function useStripScroll({
  pressCount,
  cardCount,
  chosen,
}: {
  pressCount: number;
  cardCount: number;
  chosen: string | null;
}) {
  const strip = useRef<HTMLUListElement>(null);
  const seenCards = useRef(cardCount);
  const seenPresses = useRef(pressCount);
  const isFirst = useRef(true);

  // Not with each drawing: to look at it has the page laid out at once.
  useLayoutEffect(() => {
    const list = strip.current;
    if (!list) return;
    const added = cardCount - seenCards.current;
    seenCards.current = cardCount;
    const isOwnPress = pressCount > seenPresses.current;
    seenPresses.current = pressCount;
    if (isOwnPress) {
      // From afar only the last card is gone past: each picture on the way would be fetched, while somebody waits for theirs.
      if (list.scrollLeft > list.clientWidth) list.scrollLeft = CARD_PX;
      list.scrollTo({ left: 0, behavior: "smooth" });
    }
    // What is new comes in at the left: whoever has scrolled away keeps the same pictures in sight.
    else if (added !== 0 && list.scrollLeft > 0) list.scrollLeft += added * distanceOfCards(list);
  }, [pressCount, cardCount]);

  useEffect(() => {
    const list = strip.current;
    const card = list?.querySelector<HTMLElement>(`[aria-current="true"]`);
    if (!list || !card || chosen === undefined) return;
    if (list.contains(document.activeElement)) card.focus({ preventScroll: true });
    // What it returns is nobody's business: a promise, in newer browsers.
    const show = () => void card.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (isFirst.current) {
      isFirst.current = false;
      show();
      return;
    }
    // With the frame, which lays out the page in any case.
    const frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [chosen]);

  return strip;
}

function distanceOfCards({ children: [first, second] }: HTMLElement): number {
  return first instanceof HTMLElement && second instanceof HTMLElement ? second.offsetLeft - first.offsetLeft : 0;
}
