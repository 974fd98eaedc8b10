import { clsx } from "clsx";
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { TextArea } from "@/components/ui/text-area";
import { presetStore } from "@/lib/client/preset-store";
import { PROMPT_MAX_CHARACTERS } from "@/lib/domain/recipe";
import { focusPrompt, PROMPT_ID } from "./focus-prompt";
import { PromptTools } from "./prompt-tools";
import { useStudio, useStudioParts } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";
import { useIsPhone } from "./use-is-phone";

const FilterExamples = lazy(() =>
  import("./filter-examples").then(({ FilterExamples }) => ({ default: FilterExamples })),
);
const SeveralFields = lazy(() => import("./several-fields").then(({ SeveralFields }) => ({ default: SeveralFields })));
const PresetChips = lazy(() => import("./preset-chips").then(({ PresetChips }) => ({ default: PresetChips })));

/** The same element each time: what the server drew stands until its code has come, where a new one would be drawn without it meanwhile. */
const filterExamples = (
  <Suspense>
    <FilterExamples />
  </Suspense>
);

/** What should change. Ready to be written into as soon as a picture is there, unless one came to compare. */
export function PromptField() {
  const t = useTranslations("studio.field");
  const tExperiments = useTranslations("experiments.several");
  const prompt = useStudio((state) => state.form.prompt);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const { hasPresets, compared } = useStudioParts();
  // Who came to compare looks: the letters and digits are the stage's.
  const picture = useStudio(({ upload, original }) => !compared && (upload?.id ?? original?.id));
  const chosen = useChosenModel();
  const max = chosen?.model.limits.promptMaxCharacters ?? PROMPT_MAX_CHARACTERS;
  const count = [...prompt.trim()].length;
  const isSeveral = useStudio(({ several }) => several.isOn);
  const isOver = count > max && !isSeveral;
  const isPhone = useIsPhone();
  const recalled = useRef<string | null>(null);
  const [areChipsWanted, setChipsWanted] = useState(false);
  const isOneSaved = useStore(presetStore, ({ presets }) => presets !== null && presets.length > 0);
  // Not before the page stands: nobody waits for them.
  useEffect(() => setChipsWanted(hasPresets || isOneSaved), [hasPresets, isOneSaved]);

  /** Arrow up in an empty prompt brings back the last one, and again those before it, until something is written. */
  async function recall(event: KeyboardEvent) {
    const steps = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : null;
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (steps === null || hasModifier || event.nativeEvent.isComposing) return;
    if (prompt === "" ? steps < 0 : prompt !== recalled.current) return;
    event.preventDefault();
    const { recallPrompt } = await import("@/lib/client/prompt-recall");
    // Without an answer there is nothing to bring back; the list of prompts says what is wrong.
    const found = await recallPrompt(prompt, steps).catch(() => null);
    if (found === null) return;
    recalled.current = found;
    fieldChanged({ prompt: found });
  }

  useEffect(() => {
    if (picture && document.activeElement === document.body) focusPrompt();
  }, [picture]);

  return (
    <div>
      <div className="mb-1 flex items-center gap-1 max-md:sr-only">
        <label htmlFor={PROMPT_ID} className="text-control text-ink">
          {t("prompt")}
        </label>
        <span className="ml-auto self-center">{isPhone ? null : <PromptTools />}</span>
        <span
          id={`${PROMPT_ID}-length`}
          className={clsx("text-label tabular-nums", isOver ? "font-semibold text-danger" : "text-dim")}
        >
          {isOver ? (
            t("promptOver", { count, max })
          ) : (
            <>
              <span aria-hidden="true">{count}</span>
              <span className="sr-only">{t("promptLength", { count })}</span>
            </>
          )}
        </span>
      </div>
      <TextArea
        id={PROMPT_ID}
        value={prompt}
        rows={1}
        placeholder={isSeveral ? tExperiments("placeholder") : t("promptHint")}
        aria-describedby={`${PROMPT_ID}-length`}
        aria-invalid={isOver}
        className="max-h-28 min-h-11 md:max-h-72 md:min-h-24"
        onChange={({ target }) => fieldChanged({ prompt: target.value })}
        onKeyDown={(event) => void recall(event)}
      />
      {isSeveral ? (
        <Suspense>
          <SeveralFields />
        </Suspense>
      ) : null}
      <div className="max-md:hidden">
        {areChipsWanted ? (
          <Suspense>
            <PresetChips />
          </Suspense>
        ) : null}
      </div>
      {chosen?.provider.ai === false ? filterExamples : null}
    </div>
  );
}
