const types = ["pointerdown", "pointermove", "pointerup", "pointercancel"] as const;

/** What hands do on something that cannot answer them yet, kept for what comes in its place. */
type PointerRecord = {
  /** Does it all again there; pointers that are still down go on there. Ends the record. */
  replayOn(stage: HTMLElement): void;
  /** Whether a pointer of it is down. */
  readonly isPressed: boolean;
  end(): void;
};

/** Keeps every press from its beginning; a pointer that only passes by is none. Parts marked `data-own-pointer` keep their pointers. */
export function recordPointers(element: HTMLElement): PointerRecord {
  const listening = new AbortController();
  const seen: PointerEvent[] = [];
  const down = new Set<number>();

  function note(event: PointerEvent) {
    const { type, pointerId, target } = event;
    const isOwn = target instanceof Element && target.closest("[data-own-pointer]");
    if (type === "pointerdown" && !isOwn) down.add(pointerId);
    if (!down.has(pointerId)) return;
    seen.push(event);
    if (type === "pointerup" || type === "pointercancel") down.delete(pointerId);
  }

  for (const type of types) element.addEventListener(type, note, { signal: listening.signal, passive: true });
  return {
    replayOn: (stage) => {
      listening.abort();
      for (const event of seen) stage.dispatchEvent(new PointerEvent(event.type, event));
      for (const pointerId of down) stage.setPointerCapture(pointerId);
    },
    get isPressed() {
      return down.size > 0;
    },
    end: () => listening.abort(),
  };
}
