import { clsx } from "clsx";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { TextArea } from "@/components/ui/text-area";
import { PROMPT_MAX_CHARACTERS } from "@/lib/domain/recipe";
import { FilterExamples } from "./filter-examples";
import { focusPrompt, PROMPT_ID } from "./focus-prompt";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";

/** What should change. Ready to be written into as soon as a picture is there. */
export function PromptField() {
  const t = useTranslations("studio.field");
  const prompt = useStudio((state) => state.form.prompt);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const picture = useStudio(({ upload, original }) => upload?.id ?? original?.id ?? null);
  const max = useChosenModel()?.model.limits.promptMaxCharacters ?? PROMPT_MAX_CHARACTERS;
  const count = [...prompt.trim()].length;
  const isOver = count > max;

  useEffect(() => {
    if (picture && document.activeElement === document.body) focusPrompt();
  }, [picture]);

  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3 max-md:sr-only">
        <label htmlFor={PROMPT_ID} className="text-control text-ink">
          {t("prompt")}
        </label>
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
        maxLength={PROMPT_MAX_CHARACTERS}
        placeholder={t("promptHint")}
        aria-describedby={`${PROMPT_ID}-length`}
        aria-invalid={isOver}
        className="max-h-28 min-h-11 md:max-h-72 md:min-h-24"
        onChange={({ target }) => fieldChanged({ prompt: target.value })}
      />
      <FilterExamples />
    </div>
  );
}
