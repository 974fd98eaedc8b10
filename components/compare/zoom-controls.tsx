import { clsx } from "clsx";
import { Minus, Plus } from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { useKeyHints } from "@/components/shell/use-key-hints";
import { compareActionOf } from "@/lib/client/compare-keys";
import { currentZoom, useCompareStore } from "@/lib/client/compare-store";
import { IconButton } from "../ui/icon-button";

function Choice({ isChosen, ...rest }: ComponentProps<"button"> & { isChosen: boolean }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      className={clsx(
        "inline-flex control-height min-w-8 items-center justify-center rounded-md px-2 text-control whitespace-nowrap tabular-nums transition-colors duration-150 hover:bg-field-hover hover:text-ink pointer-coarse:min-w-11",
        isChosen ? "text-ink" : "text-dim",
      )}
      {...rest}
    />
  );
}

/** Fit, 100 %, 200 %, smaller, larger, and how large it is now. */
export function ZoomControls() {
  const t = useTranslations("compare");
  const hintsOf = useKeyHints();
  const chooserOf = (id: "fit" | "actualSize" | "doubleSize") => {
    const { keys, ...shortcuts } = hintsOf(compareActionOf(id));
    return { title: keys, ...shortcuts };
  };
  const percent = useCompareStore((state) => Math.round((currentZoom(state) ?? 0) * 1000) / 10);
  const chosen = useCompareStore((state) => state.camera.zoom);
  const { fitted, zoomedTo, zoomStepped } = useCompareStore.getState();
  const shown = percent >= 10 ? Math.round(percent) : percent;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div role="group" aria-label={t("zoom")} className="flex items-center">
      <Choice isChosen={chosen === null} {...chooserOf("fit")} onClick={fitted}>
        {t("fit")}
      </Choice>
      <Choice isChosen={chosen === 1} {...chooserOf("actualSize")} onClick={() => zoomedTo(1)}>
        {t("percent", { value: 100 })}
      </Choice>
      <Choice isChosen={chosen === 2} {...chooserOf("doubleSize")} onClick={() => zoomedTo(2)}>
        {t("percent", { value: 200 })}
      </Choice>
      <IconButton
        label={t("zoomOut")}
        {...hintsOf(compareActionOf("zoomOut"))}
        icon={<Minus aria-hidden="true" size={16} />}
        onClick={() => zoomStepped(-1)}
      />
      <output className="w-14 text-center text-control text-ink tabular-nums">
        {percent > 0 ? t("percent", { value: shown }) : null}
      </output>
      <IconButton
        label={t("zoomIn")}
        {...hintsOf(compareActionOf("zoomIn"))}
        icon={<Plus aria-hidden="true" size={16} />}
        onClick={() => zoomStepped(1)}
      />
    </div>
  );
}
