import { Fragment, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { NumberSlider } from "@/components/ui/number-slider";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { type NumberField, type RecipeForm, shownNumber } from "@/lib/client/recipe-form";
import type { ControlName, Controls, NumberControl } from "@/lib/domain/model-catalog";
import { OUTPUTS_MAX } from "@/lib/domain/recipe";
import { SeedField } from "./seed-field";
import { SendSizeField } from "./send-size-field";
import { SizeField } from "./size-field";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";
import { useControlNote, useReasonWords } from "./use-unsupported-words";

/** What a slider shows of a control that the model does not take: it is not sent, and keeps the person's value. */
const untaken = {
  strength: { min: 0, max: 1, step: 0.05 },
  steps: { min: 1, max: 50, step: 1 },
  guidanceScale: { min: 0, max: 20, step: 0.5 },
} as const;

const order = ["negativePrompt", "strength", "steps", "guidanceScale", "seed", "size", "n"] as const;

/**
 * Every control of the recipe but its prompt, drawn from the model's row in the catalogue. Where several are not taken for the same
 * reason they stand together below, and the reason once.
 */
export function RecipeControls() {
  const noteId = useId();
  const words = useReasonWords();
  const chosen = useChosenModel();
  if (!chosen) return null;
  const { controls } = chosen.model;
  const reasonOf = (name: ControlName) => {
    const control = controls[name];
    return control.supported ? null : control.reason;
  };
  const reasons = order.flatMap((name) => reasonOf(name) ?? []);
  const shared = [...new Set(reasons)].filter((reason) => reasons.indexOf(reason) !== reasons.lastIndexOf(reason));
  const own = order.filter((name) => !shared.some((reason) => reason === reasonOf(name)));
  return (
    <div className="flex flex-col gap-3">
      {own.map((name) => (
        <Fragment key={name}>
          <ControlField name={name} controls={controls} />
          {name === "size" ? <SendSizeField /> : null}
        </Fragment>
      ))}
      {own.includes("size") ? null : <SendSizeField />}
      {shared.map((reason) => {
        const names = order.filter((name) => reasonOf(name) === reason);
        return (
          <div key={reason} className="flex flex-col gap-3 border-t border-line pt-3">
            <p id={noteId + reason} className="text-label text-dim">
              {words(reason, names.length)}
            </p>
            {names.map((name) => (
              <ControlField key={name} name={name} controls={controls} sharedNoteId={noteId + reason} />
            ))}
          </div>
        );
      })}
      <ResetButton />
    </div>
  );
}

function ControlField({
  name,
  controls,
  sharedNoteId,
}: {
  name: ControlName;
  controls: Controls;
  /** Of the reason that stands over several. */
  sharedNoteId?: string;
}) {
  switch (name) {
    case "negativePrompt":
      return <NegativePromptField control={controls[name]} sharedNoteId={sharedNoteId} />;
    case "seed":
      return <SeedField control={controls[name]} sharedNoteId={sharedNoteId} />;
    case "size":
      return <SizeField control={controls[name]} sharedNoteId={sharedNoteId} />;
    case "n":
      return <CountField control={controls[name]} sharedNoteId={sharedNoteId} />;
    default:
      return <NumberControlField field={name} control={controls[name]} sharedNoteId={sharedNoteId} />;
  }
}

function NegativePromptField({
  control,
  sharedNoteId,
}: {
  control: Controls["negativePrompt"];
  sharedNoteId?: string;
}) {
  const t = useTranslations("studio.field");
  const id = useId();
  const value = useStudio((state) => state.form.negativePrompt);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const { note, describedBy } = useControlNote(control, id, sharedNoteId);
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
        aria-describedby={describedBy}
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

function NumberControlField({
  field,
  control,
  sharedNoteId,
}: {
  field: NumberField;
  control: NumberControl;
  sharedNoteId?: string;
}) {
  const t = useTranslations("studio.field");
  const value = useStudio((state) => state.form[field]);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const id = useId();
  const { note, describedBy } = useControlNote(control, id, sharedNoteId);
  const { min, max, step } = control.supported ? control : untaken[field];
  // Untouched and without a default of the model's own, nothing is sent: no number may stand there.
  const known = value ?? (control.supported ? control.default : null);
  return (
    <NumberSlider
      label={t(field)}
      value={known === null ? null : Math.min(max, Math.max(min, known))}
      emptyWord={control.supported ? t("auto") : "–"}
      min={min}
      max={max}
      step={step}
      disabled={!control.supported}
      id={id}
      note={note}
      describedBy={describedBy}
      onChange={(next) => fieldChanged({ [field]: next } satisfies Partial<RecipeForm>)}
    />
  );
}

function CountField({ control, sharedNoteId }: { control: Controls["n"]; sharedNoteId?: string }) {
  const id = useId();
  const t = useTranslations("studio.field");
  const n = useStudio((state) => state.form.n);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const { note, describedBy } = useControlNote(control, id, sharedNoteId);
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
        describedBy={describedBy}
        options={counts.map((count) => ({ value: count, label: String(count), disabled: count > max }))}
        onChange={(next) => fieldChanged({ n: next })}
      />
      {note ? (
        <p id={`${id}-note`} className="pt-1 text-label text-dim">
          {note}
        </p>
      ) : null}
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
