import { type PointerEvent, useRef } from "react";
import { dividerAt, layOut } from "@/lib/client/compare-layout";
import { sceneOf, useCompareStore } from "@/lib/client/compare-store";

/** Moves the divider with the pointer that has gripped it, from where it was gripped. */
export function useDividerGrip() {
  const grip = useRef<number | null>(null);
  const positionOf = ({ clientX, clientY }: PointerEvent) =>
    useCompareStore.getState().orientation === "vertical" ? clientX : clientY;

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const scene = sceneOf(useCompareStore.getState());
      const line = scene && layOut(scene).divider;
      if (event.button !== 0 || !line) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = positionOf(event) - line.at;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const state = useCompareStore.getState();
      const scene = sceneOf(state);
      if (grip.current !== null && scene) state.dividerMoved(dividerAt(scene, positionOf(event) - grip.current));
    },
    onLostPointerCapture: () => {
      grip.current = null;
    },
  };
}
