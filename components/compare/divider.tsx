import { clsx } from "clsx";
import { ChevronsLeftRight, ChevronsUpDown } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { dividerAt, layOut } from "@/lib/client/compare-layout";
import { sceneOf, useCompareStore } from "@/lib/client/compare-store";
import { dividerAfterKey } from "@/lib/client/divider";
import type { StageParts } from "@/lib/client/draw-stage";

/** The line between before and after: a slider for hands, keys and assistive technology. */
export function Divider({ parts }: { parts: StageParts }) {
  const t = useTranslations("compare");
  const orientation = useCompareStore((state) => state.orientation);
  const grip = useRef<number | null>(null);
  const isUpright = orientation === "vertical";

  const positionOf = (event: PointerEvent) => (isUpright ? event.clientX : event.clientY);

  function grab(event: PointerEvent<HTMLDivElement>) {
    const scene = sceneOf(useCompareStore.getState());
    const line = scene && layOut(scene).divider;
    if (event.button !== 0 || !line) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = positionOf(event) - line.at;
  }

  function drag(event: PointerEvent<HTMLDivElement>) {
    const state = useCompareStore.getState();
    const scene = sceneOf(state);
    if (grip.current !== null && scene) state.dividerMoved(dividerAt(scene, positionOf(event) - grip.current));
  }

  function pressKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { divider, dividerMoved } = useCompareStore.getState();
    const next = dividerAfterKey(event, divider, orientation);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    dividerMoved(next);
  }

  const Icon = isUpright ? ChevronsLeftRight : ChevronsUpDown;
  return (
    <div
      ref={(element) => {
        parts.divider = element;
      }}
      role="slider"
      tabIndex={0}
      aria-label={t("reveal")}
      aria-orientation={isUpright ? "horizontal" : "vertical"}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={50}
      data-own-pointer
      onPointerDown={grab}
      onPointerMove={drag}
      onLostPointerCapture={() => {
        grip.current = null;
      }}
      onKeyDown={pressKey}
      style={{ visibility: "hidden" }}
      className={clsx(
        "group/divider pointer-events-none absolute top-0 left-0 touch-none outline-none group-data-gliding/stage:transition-[transform,width,height] group-data-gliding/stage:duration-150 group-data-gliding/stage:ease-out focus-visible:shadow-none",
        isUpright ? "cursor-ew-resize" : "cursor-ns-resize",
      )}
    >
      <span
        className={clsx(
          "pointer-events-auto absolute",
          isUpright
            ? "inset-y-0 left-1/2 w-4 -translate-x-1/2 pointer-coarse:w-11"
            : "inset-x-0 top-1/2 h-4 -translate-y-1/2 pointer-coarse:h-11",
        )}
      />
      <span
        className={clsx(
          "pointer-events-none absolute bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.35)] group-focus-visible/divider:bg-ring",
          isUpright ? "inset-y-0 left-1/2 -ml-px w-0.5" : "inset-x-0 top-1/2 -mt-px h-0.5",
        )}
      />
      <span
        className="pointer-events-auto absolute top-1/2 left-1/2 flex size-11 items-center justify-center"
        style={{
          transform: isUpright
            ? "translate(calc(-50% + var(--handle, 0px)), -50%)"
            : "translate(-50%, calc(-50% + var(--handle, 0px)))",
        }}
      >
        <span className="flex size-9 items-center justify-center rounded-full bg-white text-black shadow-[0_0_0_1px_rgb(0_0_0/0.25),0_2px_8px_rgb(0_0_0/0.35)] group-focus-visible/divider:shadow-[0_0_0_2px_#000,0_0_0_5px_var(--color-ring)]">
          <Icon aria-hidden="true" size={18} strokeWidth={2.25} />
        </span>
      </span>
    </div>
  );
}
