import { SquareSplitHorizontal, SquareSplitVertical } from "lucide-react";
import { useTranslations } from "use-intl";
import { compareModes } from "@/lib/client/compare-modes";
import { useCompareStore } from "@/lib/client/compare-store";
import { IconButton } from "../ui/icon-button";
import { Segmented } from "../ui/segmented";

/** The ways to look, and which way the divider stands. */
export function ModeSwitch() {
  const t = useTranslations("compare");
  const mode = useCompareStore((state) => state.mode);
  const isUpright = useCompareStore((state) => state.orientation === "vertical");
  const { modeChosen, orientationToggled } = useCompareStore.getState();
  const Icon = isUpright ? SquareSplitVertical : SquareSplitHorizontal;
  return (
    <div className="flex items-center">
      <Segmented
        quiet
        label={t("compare")}
        value={mode}
        options={compareModes.map(({ id, key }) => ({ value: id, label: t(`modes.${id}`), keys: key }))}
        onChange={modeChosen}
      />
      <span className={mode === "split" ? "hidden @xs:block" : "invisible hidden @xs:block"}>
        <IconButton
          label={t(isUpright ? "turnHorizontal" : "turnVertical")}
          icon={<Icon aria-hidden="true" size={16} />}
          onClick={orientationToggled}
        />
      </span>
    </div>
  );
}
