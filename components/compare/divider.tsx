import { clsx } from "clsx";
import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { useCompareStore } from "@/lib/client/compare-store";
import { dividerAfterKey } from "@/lib/client/divider";
import type { StageParts } from "@/lib/client/draw-stage";
import { DividerLine } from "./divider-line";
import { useDividerGrip } from "./use-divider-grip";

/** The line between before and after: a slider for hands, keys and assistive technology. */
export function Divider({ parts }: { parts: StageParts }) {
  const t = useTranslations("compare");
  const orientation = useCompareStore((state) => state.orientation);
  const grip = useDividerGrip();
  const isUpright = orientation === "vertical";

  function pressKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { divider, dividerMoved } = useCompareStore.getState();
    const next = dividerAfterKey(event, divider, orientation);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    dividerMoved(next);
  }

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
      {...grip}
      onKeyDown={pressKey}
      style={{ visibility: "hidden" }}
      className={clsx(
        "group/divider pointer-events-none absolute top-0 left-0 touch-none outline-none group-data-gliding/stage:transition-[transform,width,height] group-data-gliding/stage:duration-150 group-data-gliding/stage:ease-out focus-visible:shadow-none",
        isUpright ? "cursor-ew-resize" : "cursor-ns-resize",
      )}
    >
      <DividerLine isUpright={isUpright} />
    </div>
  );
}
