import { useTranslations } from "use-intl";
import { useCompareStore } from "@/lib/client/compare-store";
import { StagePanel } from "./stage-panel";
import { StageSlider } from "./stage-slider";

/** How much of the upper picture is seen. */
export function OverlayControls() {
  const t = useTranslations("compare");
  const opacity = useCompareStore((state) => state.opacity);
  const { opacityChanged } = useCompareStore.getState();
  const percent = Math.round(opacity * 100);
  return (
    <StagePanel label={t("modes.overlay")}>
      <StageSlider
        label={t("opacity")}
        value={percent}
        min={0}
        max={100}
        step={1}
        valueText={t("percent", { value: percent })}
        onChange={(value) => opacityChanged(value / 100)}
      />
    </StagePanel>
  );
}
