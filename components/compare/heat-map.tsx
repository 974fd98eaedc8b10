import { useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import type { StageParts } from "@/lib/client/draw-stage";
import { useDifferenceWords } from "./use-difference-words";
import { type HeatMapState, useHeatMap } from "./use-heat-map";
import type { PairWorkState } from "./use-measured-pair";
import type { SharpPart } from "./use-sharp-part";

/** The heat map over the pictures' common part, under the same camera; over it, as fine as it is seen, what is looked at closely. */
export function HeatMap({
  heat: { canvas, changedShare },
  client,
  part,
  isDark,
  isKept,
  parts,
  onPlaced,
}: {
  heat: HeatMapState;
  client: PairWorkState["client"];
  part: SharpPart | null;
  /** The pictures below are as dark as the map's ground, also before there is one: nothing lights up between two maps. */
  isDark: boolean;
  /** The last map stands in for the next one. */
  isKept: boolean;
  parts: StageParts;
  onPlaced: () => void;
}) {
  const t = useTranslations("compare");
  const words = useDifferenceWords();
  const close = useHeatMap(client, "part", part, isKept);
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
        {/* What only one of the two shows is no part of the map, and as dark. */}
        {isDark ? <div className="absolute inset-0 bg-black/70" /> : null}
        <canvas
          ref={canvas}
          {...(changedShare === null
            ? { "aria-hidden": true }
            : { role: "img", "aria-label": t("heatMap", { changed: words.changed({ changedShare }) }) })}
          className="invisible absolute"
        />
        <canvas ref={close.canvas} className="invisible absolute" />
      </div>
    </div>
  );
}
