import { useId } from "react";
import { useTranslations } from "use-intl";
import { parseNumberList, separators } from "@/lib/client/parse-number-list";
import { SEED_MAX } from "@/lib/domain/recipe";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";

/** Of what is quoted back. */
const SHOWN_CHARACTERS = 24;

/** What one press runs through beside the prompts. */
export function SeveralFields() {
  const t = useTranslations("experiments.several");
  const id = useId();
  const several = useStudio((state) => state.several);
  const severalChanged = useStudio((state) => state.severalChanged);
  const controls = useChosenModel()?.model.controls;
  const lists = [
    { name: "strengths", label: t("strengths"), hint: "0.3, 0.5, 0.7", control: controls?.strength },
    { name: "seeds", label: t("seeds"), hint: "1-4, 42", control: controls?.seed },
  ] as const;
  return (
    <div className="mt-2 flex flex-col gap-2 rounded-md border border-line p-3">
      <p className="text-label text-dim">{t("hint", { example: "{pencil|ink} sketch" })}</p>
      {lists.map(({ name, label, hint, control }) => {
        const isTaken = control?.supported;
        const max = isTaken ? Math.min(control.max, SEED_MAX) : 0;
        const bounds = isTaken && { whole: name === "seeds", min: control.min, max, most: 1 };
        const wrong = bounds && several[name].split(separators).find((word) => parseNumberList(word, bounds) === null);
        return (
          <div key={name} className="grid grid-cols-[5.25rem_1fr] items-center gap-x-3">
            <label htmlFor={id + name} className="text-control text-dim">
              {label}
            </label>
            <input
              id={id + name}
              autoComplete="off"
              disabled={!isTaken}
              placeholder={isTaken ? hint : t("notTaken")}
              value={several[name]}
              aria-invalid={Boolean(wrong)}
              aria-describedby={wrong ? `${id}${name}-wrong` : undefined}
              className="control-height w-full min-w-0 rounded-md border border-line bg-field px-3 text-control text-ink tabular-nums placeholder:text-dim disabled:opacity-60 pointer-coarse:text-[16px]"
              onChange={({ target }) => severalChanged({ [name]: target.value })}
            />
            {bounds && wrong ? (
              <p id={`${id}${name}-wrong`} className="col-start-2 mt-1 text-label wrap-anywhere text-danger">
                {t(bounds.whole ? "wrongSeed" : "wrongStrength", {
                  word: wrong.length > SHOWN_CHARACTERS ? `${wrong.slice(0, SHOWN_CHARACTERS)}…` : wrong,
                  min: bounds.min,
                  max: bounds.max,
                })}
              </p>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
