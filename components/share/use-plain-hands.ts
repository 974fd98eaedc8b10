import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useDividerGrip } from "@/components/compare/use-divider-grip";
import { watchStage } from "@/components/compare/watch-stage";
import { useCompareStore } from "@/lib/client/compare-store";
import { recordPointers } from "@/lib/client/pointer-record";
import type { SharedResult } from "@/lib/domain/share";

const ownPointer = (event: PointerEvent) =>
  event.target instanceof Element && event.target.closest("[data-own-pointer]");

/**
 * What hands do on the plain comparison while the viewport is on its way: the divider is moved at once, the rest is kept and done
 * again on the viewport. That is shown (`isShown`) when it is drawn and nobody holds the divider; the plain one goes (`isGone`)
 * when the last finger that it felt has left, as a finger whose element goes is lost.
 */
export function usePlainHands({ before, after }: SharedResult, isDrawn: boolean) {
  const stage = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLDivElement>(null);
  const record = useRef<ReturnType<typeof recordPointers> | null>(null);
  const grip = useDividerGrip();
  const [isGripped, setGripped] = useState(false);
  const [isGone, setGone] = useState(false);
  const isShown = isDrawn && !isGripped;
  const { width, height } = after;
  const isSingle = before === null;
  const hasAlpha = after.hasAlpha || (before?.hasAlpha ?? false);

  // The bar says how large the picture is, and the divider knows its way, before the viewport measures for itself.
  useLayoutEffect(() => {
    if (isShown || !stage.current) return;
    const { pictureShown, stageMeasured } = useCompareStore.getState();
    pictureShown({ picture: { width, height }, isSingle, isRelated: false, hasAlpha });
    return watchStage(stage.current, (size, devicePixelRatio) =>
      stageMeasured({
        stage: { width: size.width, height: size.height },
        bottomInset: 0,
        sideInset: 0,
        devicePixelRatio,
      }),
    );
  }, [isShown, width, height, isSingle, hasAlpha]);

  useEffect(() => {
    const element = plain.current;
    if (!element) return;
    // Without JavaScript a finger scrolls the page over it.
    element.style.touchAction = "none";
    record.current = recordPointers(element);
    const show = ({ divider }: { divider: number }) => element.style.setProperty("--divider", `${divider * 100}%`);
    show(useCompareStore.getState());
    const unsubscribe = useCompareStore.subscribe(show);
    return () => {
      record.current?.end();
      unsubscribe();
    };
  }, []);

  useLayoutEffect(() => {
    if (!isShown) return;
    const viewport = stage.current?.querySelector<HTMLElement>("[role=group]");
    if (viewport) record.current?.replayOn(viewport);
    const leave = () => setGone(true);
    if (!record.current?.isPressed) return leave();
    const listening = new AbortController();
    for (const type of ["pointerup", "pointercancel"]) addEventListener(type, leave, { signal: listening.signal });
    return () => listening.abort();
  }, [isShown]);

  const hands = {
    ref: plain,
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (!ownPointer(event)) return;
      grip.onPointerDown(event);
      setGripped(true);
    },
    onPointerMove: grip.onPointerMove,
    onLostPointerCapture: () => {
      grip.onLostPointerCapture();
      setGripped(false);
    },
  };
  return { stage, hands, isShown, isGone };
}
