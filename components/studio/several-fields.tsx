import { useId } from "react";
import { useTranslations } from "use-intl";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";

/** What one press runs through beside the prompts. */
export function SeveralFields() {
  const t = useTranslations("experiments.several");
  const id = useId();
  const several = useStudio((state) => state.several);
  const severalChanged = useStudio((state) => state.severalChanged);
  const controls = useChosenModel()?.model.controls;
  const lists = [
    { name: "strengths", label: t("strengths"), hint: "0.3, 0.5, 0.7", isTaken: controls?.strength.supported },
    { name: "seeds", label: t("seeds"), hint: "1-4, 42", isTaken: controls?.seed.supported },
  ] as const;
  return (
    <div className="mt-2 flex flex-col gap-2 rounded-md border border-line p-3">
      <p className="text-label text-dim">{t("hint", { example: "{pencil|ink} sketch" })}</p>
      {lists.map(({ name, label, hint, isTaken }) => (
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
            className="control-height w-full min-w-0 rounded-md border border-line bg-field px-3 text-control text-ink tabular-nums placeholder:text-dim disabled:opacity-60 pointer-coarse:text-[16px]"
            onChange={({ target }) => severalChanged({ [name]: target.value.slice(0, 400) })}
          />
        </div>
      ))}
    </div>
  );
}
