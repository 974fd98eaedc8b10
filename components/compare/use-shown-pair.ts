import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { bySlot, type ComparePair } from "@/lib/client/compare-picture";
import { isTimeToShow, PATIENCE_FOR_ANYTHING_MS, PATIENCE_MS, type Readiness } from "@/lib/client/shown-pair";

function keysOf(pair: ComparePair): string[] {
  return Object.entries(bySlot(pair)).flatMap(([slot, picture]) => (picture ? [`${slot}:${picture.key}`] : []));
}

/**
 * Keeps the pair that is seen until the next one is there as sharp as it, so that changing versions never flickers: `incoming` is
 * to be rendered unseen, and `readied` told what each `slot:key` has to show. Both pictures and their frame change in one go.
 * Who goes through versions faster than they are decoded sees coarse ones go by. `onReady` hears of every pair that has come whole.
 */
export function useShownPair(wanted: ComparePair, onReady?: () => void) {
  const [kept, setKept] = useState(wanted);
  const wantedKeys = keysOf(wanted).join(" ");
  const isShown = keysOf(kept).join(" ") === wantedKeys;
  const ready = useRef(new Map<string, Readiness>());
  const latest = useRef(wanted);
  const told = useRef(onReady);
  /** Since when another pair is wanted than the one that is seen. */
  const behindSince = useRef<number | null>(null);
  useLayoutEffect(() => {
    latest.current = wanted;
    told.current = onReady;
    if (isShown) behindSince.current = null;
    else behindSince.current ??= performance.now();
  });

  const look = useCallback(() => {
    const has = keysOf(latest.current).map((key) => ready.current.get(key));
    const waitedMs = behindSince.current === null ? 0 : performance.now() - behindSince.current;
    if (isTimeToShow(has, waitedMs)) setKept(latest.current);
    if (has.every((readiness) => readiness === "sharp")) told.current?.();
  }, []);

  const readied = useCallback(
    (slotAndKey: string, readiness: Readiness | null) => {
      if (readiness === null) return void ready.current.delete(slotAndKey);
      ready.current.set(slotAndKey, readiness);
      look();
    },
    [look],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pair is compared by what it shows.
  useEffect(() => {
    if (isShown) return;
    look();
    const sinceMs = performance.now() - (behindSince.current ?? performance.now());
    const timers = [PATIENCE_MS, PATIENCE_FOR_ANYTHING_MS].map((ms) => setTimeout(look, Math.max(0, ms - sinceMs) + 1));
    return () => timers.forEach(clearTimeout);
  }, [wantedKeys, isShown, look]);

  return { shown: isShown ? wanted : kept, incoming: isShown ? null : wanted, readied };
}
