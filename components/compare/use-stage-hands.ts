import { type RefObject, useEffect, useRef } from "react";
import { canPanNow, useCompareStore } from "@/lib/client/compare-store";
import { attachStageGestures } from "@/lib/client/stage-gestures";

/** Joins fingers, mouse and wheel on the stage to the store. */
export function useStageHands(
  stage: RefObject<HTMLElement | null>,
  onSwipe: ((direction: 1 | -1) => void) | undefined,
) {
  const swipe = useRef(onSwipe);
  useEffect(() => {
    swipe.current = onSwipe;
  }, [onSwipe]);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const state = useCompareStore.getState;
    return attachStageGestures(element, {
      canPan: () => canPanNow(state()),
      onPan: (by) => state().panned(by),
      onZoom: (factor, at, pan) => state().zoomedBy(factor, at, pan),
      onDoubleTap: (at) => state().zoomToggled(at),
      onSwipe: (direction) => swipe.current?.(direction),
      onHold: (isHeld) => state().beforeHeld(isHeld && state().mode === "after-only"),
      onDrag: (isDragging) => element.toggleAttribute("data-dragging", isDragging),
    });
  }, [stage]);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const point = (event: PointerEvent) => {
      const { isLoupeOpen, pointedAt } = useCompareStore.getState();
      if (!isLoupeOpen) return;
      const { left, top } = element.getBoundingClientRect();
      pointedAt({ x: event.clientX - left, y: event.clientY - top });
    };
    element.addEventListener("pointerdown", point, { signal, passive: true });
    element.addEventListener("pointermove", point, { signal, passive: true });
    // A finger that is lifted leaves its spot behind, to be looked at.
    element.addEventListener(
      "pointerleave",
      ({ pointerType }) => {
        if (pointerType === "mouse") useCompareStore.getState().pointedAt(null);
      },
      { signal },
    );
    return () => listening.abort();
  }, [stage]);

  useEffect(() => {
    // A key that is let go in another window is never heard of here.
    const letGo = () => useCompareStore.getState().beforeHeld(false);
    window.addEventListener("blur", letGo);
    return () => window.removeEventListener("blur", letGo);
  }, []);
}
