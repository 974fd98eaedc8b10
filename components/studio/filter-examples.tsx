import { useTranslations } from "use-intl";
import { withExample } from "@/lib/client/with-example";
import { focusPrompt } from "./focus-prompt";
import { useStudio } from "./studio-provider";

const examples = ["sketch", "warmer", "blackAndWhite", "vintage", "contrast", "night", "cartoon", "vignette"] as const;

/** What the built-in filters understand, beside the prompt and ready to be pressed. */
export function FilterExamples() {
  const t = useTranslations("studio.examples");
  const prompt = useStudio((state) => state.form.prompt);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  return (
    <fieldset className="mt-2">
      <legend className="text-label text-dim max-md:sr-only">{t("title")}</legend>
      <div className="mt-1.5 flex gap-1.5 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:flex-wrap">
        {examples.map((example) => (
          <button
            key={example}
            type="button"
            aria-label={t("add", { words: t(example) })}
            className="h-7 shrink-0 rounded-full border border-line px-2.5 text-label text-dim transition-colors duration-150 hover:bg-field-hover hover:text-ink pointer-coarse:h-11 pointer-coarse:px-4"
            onClick={() => {
              fieldChanged({ prompt: withExample(prompt, t(example), t("separator")) });
              focusPrompt();
            }}
          >
            {t(example)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
