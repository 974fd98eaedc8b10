import { type RefObject, useCallback, useEffect, useLayoutEffect } from "react";
import { toDevicePixels } from "@/lib/client/camera";
import type { CompareScene } from "@/lib/client/compare-layout";
import { sceneOf, useCompareStore } from "@/lib/client/compare-store";
import { drawStage, type StageParts } from "@/lib/client/draw-stage";
import { watchStage } from "./watch-stage";

const RESTING_MS = 200;
const GLIDE_MS = 160;

/** Keeps what is drawn on the stage in step with the store, once a frame and past React; what it returns draws at once. */
export function useStage(
  stage: RefObject<HTMLElement | null>,
  parts: StageParts,
  { bottomInset, sideInset }: Pick<CompareScene, "bottomInset" | "sideInset">,
) {
  // The first measure takes React's own styles off the frames: this render goes with that one, and draws after it.
  useCompareStore((state) => state.measures !== null);
  const draw = useCallback(() => {
    const scene = sceneOf(useCompareStore.getState());
    if (scene) drawStage(parts, scene);
  }, [parts]);

  useLayoutEffect(() => {
    if (!stage.current) return;
    const { stageMeasured } = useCompareStore.getState();
    return watchStage(stage.current, ({ x, y, width, height }, devicePixelRatio) => {
      const whole = (length: number) => toDevicePixels(length, devicePixelRatio);
      const size = { width: whole(width), height: whole(height) };
      // A stage that begins between the screen's pixels would blur a picture at 100 %: what lies on it begins on one.
      const { sheet } = parts;
      const grid = Number.isInteger(devicePixelRatio) ? 1 : devicePixelRatio;
      if (sheet) {
        sheet.style.left = `${toDevicePixels(x, grid) - x}px`;
        sheet.style.top = `${toDevicePixels(y, grid) - y}px`;
        sheet.style.width = `${size.width}px`;
        sheet.style.height = `${size.height}px`;
      }
      stageMeasured({ stage: size, bottomInset, sideInset, devicePixelRatio });
      draw();
    });
  }, [stage, parts, bottomInset, sideInset, draw]);

  // What React has just put there (another size, another text) is placed before it is seen.
  useLayoutEffect(draw);

  useEffect(() => {
    let frame = 0;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      for (const element of Object.values(parts.frames)) element?.style.removeProperty("will-change");
      delete stage.current?.dataset.gliding;
    };
    const unsubscribe = useCompareStore.subscribe((state, before) => {
      const isCameraMoved = state.camera !== before.camera;
      if (isCameraMoved || state.divider !== before.divider) {
        if (state.isGliding) stage.current?.setAttribute("data-gliding", "");
        else {
          delete stage.current?.dataset.gliding;
          for (const element of Object.values(parts.frames)) if (element) element.style.willChange = "transform";
        }
        clearTimeout(resting);
        resting = setTimeout(rest, state.isGliding ? GLIDE_MS : RESTING_MS);
      }
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
      clearTimeout(resting);
      rest();
      useCompareStore.getState().viewportLeft();
    };
  }, [stage, parts, draw]);

  return draw;
}
