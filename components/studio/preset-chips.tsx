import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { readPresets } from "@/lib/client/preset-actions";
import { presetStore } from "@/lib/client/preset-store";
import { usePresetHands } from "./use-preset-hands";

/** One's own presets, ready at one press; nothing where there are none. */
export function PresetChips() {
  const t = useTranslations("experiments.presets");
  const presets = useStore(presetStore, (state) => state.presets);
  const { take } = usePresetHands();
  useEffect(() => {
    // Without an answer they stay away; their list says what is wrong.
    readPresets().catch(() => undefined);
  }, []);
  if (!presets?.length) return null;
  return (
    <fieldset className="mt-2">
      <legend className="sr-only">{t("title")}</legend>
      <div className="flex max-h-16 flex-wrap gap-1.5 overflow-y-auto">
        {presets.map((preset) => (
          <button
            key={preset.id}
            type="button"
            title={preset.prompt ?? t("withoutPrompt")}
            className="h-7 max-w-40 shrink-0 truncate rounded-full border border-line px-2.5 text-label text-dim transition-colors duration-150 hover:bg-field-hover hover:text-ink pointer-coarse:h-11 pointer-coarse:px-4"
            onClick={() => take(preset)}
          >
            {preset.name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
