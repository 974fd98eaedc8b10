import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { NumberSlider } from "@/components/ui/number-slider";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { type NumberField, type RecipeForm, shownNumber } from "@/lib/client/recipe-form";
import type { Controls, NumberControl } from "@/lib/domain/model-catalog";
import { OUTPUTS_MAX } from "@/lib/domain/recipe";
import { SeedField } from "./seed-field";
import { SendSizeField } from "./send-size-field";
import { SizeField } from "./size-field";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";
import { useUnsupportedWords } from "./use-unsupported-words";

/** What a slider shows of a control that the model does not take: it is not sent, and keeps the person's value. */
const untaken = {
  strength: { min: 0, max: 1, step: 0.05 },
  steps: { min: 1, max: 50, step: 1 },
  guidanceScale: { min: 0, max: 20, step: 0.5 },
} as const;

/** Every control of the recipe but its prompt, drawn from the model's row in the catalogue. */
export function RecipeControls() {
  const chosen = useChosenModel();
  if (!chosen) return null;
  const { controls } = chosen.model;
  return (
    <div className="flex flex-col gap-3">
      <NegativePromptField control={controls.negativePrompt} />
      <NumberControlField field="strength" control={controls.strength} />
      <NumberControlField field="steps" control={controls.steps} />
      <NumberControlField field="guidanceScale" control={controls.guidanceScale} />
      <SeedField control={controls.seed} />
      <SizeField control={controls.size} />
      <SendSizeField />
      <CountField control={controls.n} />
      <ResetButton />
    </div>
  );
}

function NegativePromptField({ control }: { control: Controls["negativePrompt"] }) {
  const t = useTranslations("studio.field");
  const id = useId();
  const value = useStudio((state) => state.form.negativePrompt);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const note = useUnsupportedWords()(control);
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-control text-dim">
        {t("negativePrompt")}
      </label>
      <TextArea
        id={id}
        rows={1}
        value={value}
        disabled={!control.supported}
        maxLength={control.supported ? control.maxCharacters : undefined}
        placeholder={control.supported ? t("negativePromptHint") : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className="max-h-32"
        onChange={({ target }) => fieldChanged({ negativePrompt: target.value })}
      />
      {note ? (
        <p id={`${id}-note`} className="pt-1 text-label text-dim">
          {note}
        </p>
      ) : null}
    </div>
  );
}

function NumberControlField({ field, control }: { field: NumberField; control: NumberControl }) {
  const t = useTranslations("studio.field");
  const value = useStudio((state) => state.form[field]);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const note = useUnsupportedWords()(control);
  const { min, max, step } = control.supported ? control : untaken[field];
  const shown = control.supported ? shownNumber(control, value) : Math.min(max, Math.max(min, value ?? min));
  return (
    <NumberSlider
      label={t(field)}
      value={shown}
      min={min}
      max={max}
      step={step}
      disabled={!control.supported}
      note={note}
      onChange={(next) => fieldChanged({ [field]: next } satisfies Partial<RecipeForm>)}
    />
  );
}

function CountField({ control }: { control: Controls["n"] }) {
  const t = useTranslations("studio.field");
  const n = useStudio((state) => state.form.n);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const note = useUnsupportedWords()(control);
  const max = control.supported ? control.max : 1;
  const counts = Array.from({ length: OUTPUTS_MAX }, (_, index) => index + 1);
  return (
    <div>
      <p aria-hidden="true" className="mb-1.5 text-control text-dim">
        {t("n")}
      </p>
      <Segmented
        stretch
        label={t("n")}
        value={control.supported ? shownNumber(control, n) : 1}
        disabled={!control.supported}
        options={counts.map((count) => ({ value: count, label: String(count), disabled: count > max }))}
        onChange={(next) => fieldChanged({ n: next })}
      />
      {note ? <p className="pt-1 text-label text-dim">{note}</p> : null}
    </div>
  );
}

/** Shown once something was moved; its place stays, so that nothing jumps. */
function ResetButton() {
  const t = useTranslations("studio.field");
  const isTouched = useStudio(
    ({ form: { strength, steps, guidanceScale, seed, n, size } }) =>
      [strength, steps, guidanceScale, seed, size].some((value) => value !== null) || n !== 1,
  );
  const controlsReset = useStudio((state) => state.controlsReset);
  return (
    <Button
      kind="quiet"
      className={isTouched ? "-ml-3 self-start text-dim" : "invisible -ml-3 self-start"}
      onClick={controlsReset}
    >
      {t("reset")}
    </Button>
  );
}
