import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { bySlot, type ComparePair } from "@/lib/client/compare-picture";

// Longer than it takes to decode what the browser already has, shorter than a wait: after it the blurred one will do.
const PATIENCE_MS = 160;

function keysOf(pair: ComparePair): string[] {
  return Object.entries(bySlot(pair)).flatMap(([slot, picture]) => (picture ? [`${slot}:${picture.key}`] : []));
}

/**
 * Keeps the pair that is seen until the next one has something to show, so that changing versions never flickers: `incoming` is
 * to be rendered unseen, and `readied` told of each `slot:key` that can be shown. Both pictures and their frame change in one go.
 * `onReady` hears of every pair that has come whole.
 */
export function useShownPair(wanted: ComparePair, onReady?: () => void) {
  const [kept, setKept] = useState(wanted);
  const wantedKeys = keysOf(wanted).join(" ");
  const isShown = keysOf(kept).join(" ") === wantedKeys;
  const ready = useRef(new Set<string>());
  const latest = useRef(wanted);
  const told = useRef(onReady);
  useLayoutEffect(() => {
    latest.current = wanted;
    told.current = onReady;
  });

  const readied = useCallback((slotAndKey: string, isReady: boolean) => {
    if (!isReady) return void ready.current.delete(slotAndKey);
    ready.current.add(slotAndKey);
    if (!keysOf(latest.current).every((key) => ready.current.has(key))) return;
    setKept(latest.current);
    told.current?.();
  }, []);

  useEffect(() => {
    const keys = wantedKeys.split(" ");
    const isReady = keys.every((key) => ready.current.has(key));
    const timer = setTimeout(() => setKept(latest.current), isReady ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [wantedKeys]);

  return { shown: isShown ? wanted : kept, incoming: isShown ? null : wanted, readied };
}
