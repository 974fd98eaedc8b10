import { useFormatter, useTranslations } from "use-intl";
import { useCompareStore } from "@/lib/client/compare-store";
import { HOTTEST_DELTA_E, heatGradient } from "@/lib/client/difference/heat-colours";
import type { Difference } from "@/lib/domain/difference";
import { Button } from "../ui/button";
import { StagePanel } from "./stage-panel";
import { StageSlider } from "./stage-slider";
import { useDifferenceWords } from "./use-difference-words";
import type { PairWorkState } from "./use-measured-pair";

const HIGHEST_THRESHOLD = 20;

/** The heat map's threshold, its legend, and the figures behind it. */
export function DifferencePanel({
  known,
  work,
  changedShare,
}: {
  known: Difference | null;
  work: PairWorkState;
  /** Of the map as painted; the server's figure is for one threshold alone. */
  changedShare: number | null;
}) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const threshold = useCompareStore((state) => state.threshold);
  const { thresholdChanged } = useCompareStore.getState();
  return (
    <StagePanel label={t("modes.difference")}>
      <div className="flex flex-wrap items-center justify-center gap-x-6">
        <StageSlider
          label={t("threshold")}
          value={threshold}
          min={1}
          max={HIGHEST_THRESHOLD}
          step={0.5}
          valueText={t("deltaE", { value: format.number(threshold, { minimumFractionDigits: 1 }) })}
          onChange={thresholdChanged}
        />
        <div className="flex items-center gap-2 text-label text-dim tabular-nums">
          <span>{format.number(threshold)}</span>
          <span
            role="img"
            aria-label={t("legend", { from: threshold, to: HOTTEST_DELTA_E })}
            className="h-3 w-28 rounded-sm"
            style={{ backgroundImage: heatGradient(threshold) }}
          />
          <span>{HOTTEST_DELTA_E}+</span>
        </div>
      </div>
      <Figures known={known} work={work} threshold={threshold} changedShare={changedShare} />
    </StagePanel>
  );
}

function Figures({
  known,
  work: { measured, hasFailed, retry },
  threshold,
  changedShare,
}: {
  known: Difference | null;
  work: PairWorkState;
  threshold: number;
  changedShare: number | null;
}) {
  const t = useTranslations("compare");
  const words = useDifferenceWords();
  if (hasFailed) {
    return (
      <p role="alert" className="flex items-center justify-center gap-3 text-control">
        {t("difference.failed")}
        <Button kind="quiet" onClick={retry}>
          {t("tryAgain")}
        </Button>
      </p>
    );
  }
  const figures = known ?? measured?.difference;
  if (!figures) {
    return (
      <p role="status" className="pb-1 text-center text-label text-dim">
        {t("difference.measuring")}
      </p>
    );
  }
  const share = threshold === figures.threshold ? figures.changedShare : changedShare;
  const { comparedWidth: width, comparedHeight: height } = figures;
  return (
    <p
      role="status"
      className="pb-1 text-center text-control text-pretty text-ink tabular-nums group-data-short/stage:text-label"
    >
      {words.listed([
        ...words.displaced(figures),
        ...(share === null ? [] : [words.changed({ changedShare: share })]),
        ...(figures.aligned ? [] : [t("difference.unaligned")]),
      ])}
      <span className="text-dim group-data-short/stage:hidden">
        {" · "}
        {words.figures(figures)}
        {" · "}
        {/* What the server measured is known before the map is drawn here. */}
        {changedShare === null ? (
          <span className="animate-pulse">{t("difference.drawing")}</span>
        ) : (
          t("difference.comparedAt", { width, height })
        )}
      </span>
    </p>
  );
}
