import { useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import type { MeasuredPair } from "@/lib/client/difference/messages";
import type { StageParts } from "@/lib/client/draw-stage";
import { useDifferenceWords } from "./use-difference-words";
import type { HeatMapState } from "./use-heat-map";

/** The heat map over the pictures' common part, under the same camera. */
export function HeatMap({
  heat: { canvas, isPainted, changedShare },
  measured,
  parts,
  onPlaced,
}: {
  heat: HeatMapState;
  measured: MeasuredPair | null;
  parts: StageParts;
  onPlaced: () => void;
}) {
  const t = useTranslations("compare");
  const words = useDifferenceWords();
  const { x = 0, y = 0, width = 0, height = 0 } = measured?.region ?? {};
  const percent = (part: number) => `${part * 100}%`;
  // It comes later than the stage was drawn.
  useLayoutEffect(onPlaced, [onPlaced]);
  return (
    <div
      ref={(element) => {
        parts.clips.heat = element;
      }}
      className="absolute inset-0 group-data-gliding/stage:transition-[clip-path] group-data-gliding/stage:duration-150 group-data-gliding/stage:ease-out"
    >
      <div
        ref={(element) => {
          parts.frames.heat = element;
        }}
        className="absolute top-0 left-0 origin-top-left group-data-gliding/stage:transition-transform group-data-gliding/stage:duration-150 group-data-gliding/stage:ease-out"
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label={t("heatMap", { changed: words.changed({ changedShare: changedShare ?? 0 }) })}
          className={isPainted ? "absolute" : "invisible absolute"}
          style={{ left: percent(x), top: percent(y), width: percent(width), height: percent(height) }}
        />
      </div>
    </div>
  );
}
