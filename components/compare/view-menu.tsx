import { ArrowLeftRight, Ellipsis, SquareSplitHorizontal, SquareSplitVertical } from "lucide-react";
import { type ToggleEvent, useId } from "react";
import { useTranslations } from "use-intl";
import { backings, grounds, useCompareStore } from "@/lib/client/compare-store";
import { Button } from "../ui/button";
import { IconButton } from "../ui/icon-button";
import { Segmented } from "../ui/segmented";
import { CompareTools } from "./compare-tools";
import { ZoomControls } from "./zoom-controls";

const swatches = {
  checker: "checkerboard bg-size-[6px_6px]",
  theme: "bg-stage",
  black: "bg-black",
  grey: "bg-[oklch(0.57_0_0)]",
  white: "bg-white",
} as const;

function swatch(value: keyof typeof swatches) {
  return <span aria-hidden="true" className={`size-3 rounded-full border border-line-strong ${swatches[value]}`} />;
}

/** Puts the panel under its button, within the window. */
function place({ currentTarget: panel, newState }: ToggleEvent<HTMLDivElement>) {
  const button = document.querySelector(`[popovertarget="${panel.id}"]`);
  if (newState !== "open" || !button) return;
  const { bottom, right } = button.getBoundingClientRect();
  panel.style.top = `${bottom + 4}px`;
  panel.style.right = `${Math.max(8, document.documentElement.clientWidth - right)}px`;
}

/** What is seldom touched: the stage's ground, which side is which, and on a narrow stage the zoom. */
export function ViewMenu() {
  const t = useTranslations("compare");
  const id = useId();
  const ground = useCompareStore((state) => state.ground);
  const orientation = useCompareStore((state) => state.orientation);
  const backing = useCompareStore((state) => state.backing);
  const hasAlpha = useCompareStore((state) => state.hasAlpha);
  const { groundChosen, backingChosen, swapped, orientationToggled } = useCompareStore.getState();
  return (
    <>
      <IconButton label={t("view")} popoverTarget={id} icon={<Ellipsis aria-hidden="true" size={16} />} />
      <div
        id={id}
        popover="auto"
        onBeforeToggle={place}
        className="inset-auto m-0 w-max max-w-[calc(100vw-1rem)] flex-col items-start gap-2 rounded-lg bg-panel p-3 text-ink shadow-float open:flex"
      >
        <div className="@min-[70rem]/toolbar:hidden">
          <ZoomControls />
        </div>
        <div className="@min-[38rem]/toolbar:hidden">
          <CompareTools />
        </div>
        <span className="text-label text-dim" aria-hidden="true">
          {t("ground")}
        </span>
        <Segmented
          label={t("ground")}
          value={ground}
          onChange={groundChosen}
          options={grounds.map((value) => ({ value, label: t(`grounds.${value}`), icon: swatch(value) }))}
        />
        {hasAlpha ? (
          <>
            <span className="text-label text-dim" aria-hidden="true">
              {t("backing")}
            </span>
            <Segmented
              label={t("backing")}
              value={backing}
              onChange={backingChosen}
              options={backings.map((value) => ({ value, label: t(`backings.${value}`), icon: swatch(value) }))}
            />
          </>
        ) : null}
        <Button kind="quiet" onClick={swapped}>
          <ArrowLeftRight aria-hidden="true" size={16} />
          {t("swap")}
        </Button>
        <Button kind="quiet" onClick={orientationToggled}>
          {orientation === "vertical" ? (
            <SquareSplitVertical aria-hidden="true" size={16} />
          ) : (
            <SquareSplitHorizontal aria-hidden="true" size={16} />
          )}
          {t(orientation === "vertical" ? "turnHorizontal" : "turnVertical")}
        </Button>
      </div>
    </>
  );
}
