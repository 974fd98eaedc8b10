import {
  Blend,
  Columns2,
  type LucideIcon,
  Square,
  SquareSplitHorizontal,
  SquareSplitVertical,
  Thermometer,
} from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { type CompareModeId, compareModes } from "@/lib/client/compare-modes";
import { useCompareStore } from "@/lib/client/compare-store";
import { IconButton } from "../ui/icon-button";
import { Segmented } from "../ui/segmented";

const icons: Record<CompareModeId, LucideIcon> = {
  split: SquareSplitHorizontal,
  "side-by-side": Columns2,
  overlay: Blend,
  difference: Thermometer,
  "after-only": Square,
};

/** Whoever chooses by pointer goes on with the arrows to the next version, not to the next way to look. */
function leaveToTheStage({ detail, target }: MouseEvent) {
  if (detail > 0 && target instanceof HTMLInputElement) target.blur();
}

/** The ways to look, and which way the divider stands. */
export function ModeSwitch() {
  const t = useTranslations("compare");
  const mode = useCompareStore((state) => state.mode);
  const isUpright = useCompareStore((state) => state.orientation === "vertical");
  const { modeChosen, orientationToggled } = useCompareStore.getState();
  const Icon = isUpright ? SquareSplitVertical : SquareSplitHorizontal;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the radio buttons inside.
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keys the focus stays where it is.
    <div className="flex items-center" onClick={leaveToTheStage}>
      <Segmented
        quiet
        label={t("compare")}
        value={mode}
        wordsClass="hidden @min-[46rem]/toolbar:inline"
        options={compareModes.map(({ id, key }) => {
          const ModeIcon = icons[id];
          const icon = <ModeIcon key={id} aria-hidden="true" size={16} className="@min-[46rem]/toolbar:hidden" />;
          return { value: id, label: t(`modes.${id}`), keys: key, icon };
        })}
        onChange={modeChosen}
      />
      <span
        className={
          mode === "split" ? "hidden @min-[30rem]/toolbar:block" : "invisible hidden @min-[30rem]/toolbar:block"
        }
      >
        <IconButton
          label={t(isUpright ? "turnHorizontal" : "turnVertical")}
          icon={<Icon aria-hidden="true" size={16} />}
          onClick={orientationToggled}
        />
      </span>
    </div>
  );
}
