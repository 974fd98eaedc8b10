import type { Size } from "@/lib/client/camera";
import type { ComparePicture } from "@/lib/client/compare-picture";
import { useCompareStore } from "@/lib/client/compare-store";
import type { StageParts } from "@/lib/client/draw-stage";
import type { Difference } from "@/lib/domain/difference";
import { DifferencePanel } from "./difference-panel";
import { HeatMap } from "./heat-map";
import { Loupe } from "./loupe";
import { useBriefly } from "./use-briefly";
import { useHeatMap } from "./use-heat-map";
import { useMeasuredPair } from "./use-measured-pair";
import { useSharpPart } from "./use-sharp-part";

/** So long the last map stands in for the next one, so that going through versions does not flicker; then the picture itself, as dark. */
const KEPT_MS = 1_000;

/** All that needs both pictures' pixels: measured and painted in a thread of its own. Loaded when it is first used. */
export function PairWork({
  before,
  after,
  frame,
  known,
  parts,
  onPlaced,
}: {
  before: ComparePicture;
  after: ComparePicture;
  frame: Size;
  /** What the server measured of this very pair. */
  known: Difference | null;
  parts: StageParts;
  /** Something was added that has to be drawn. */
  onPlaced: () => void;
}) {
  const isDifference = useCompareStore((state) => state.mode === "difference");
  const isLoupeOpen = useCompareStore((state) => state.isLoupeOpen);
  const work = useMeasuredPair(before, after, known);
  const part = useSharpPart(work, before, after);
  const isMeasuring = work.measured === null && !work.hasFailed;
  const isKept = useBriefly(isMeasuring, KEPT_MS);
  const heat = useHeatMap(work.client, "pair", isDifference ? work.measured : null, isKept);
  return (
    <>
      {isDifference ? (
        <>
          <HeatMap
            heat={heat}
            client={work.client}
            part={part}
            isDark={!work.hasFailed}
            isKept={isKept || (isDifference && work.measured !== null && heat.changedShare === null)}
            parts={parts}
            onPlaced={onPlaced}
          />
          <DifferencePanel known={known} work={work} changedShare={heat.changedShare} />
        </>
      ) : null}
      {isLoupeOpen ? <Loupe before={before} after={after} frame={frame} work={work} part={part} /> : null}
    </>
  );
}
