import { useId } from "react";
import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { sizeChoices } from "@/lib/client/size-choices";
import type { Controls } from "@/lib/domain/model-catalog";
import { useStudio } from "./studio-provider";
import { useControlNote } from "./use-unsupported-words";

/** The size of the result, where the model lets one choose. */
export function SizeField({ control, sharedNoteId }: { control: Controls["size"]; sharedNoteId?: string }) {
  const t = useTranslations("studio.field");
  const id = useId();
  const size = useStudio((state) => state.form.size);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const { note, describedBy } = useControlNote(control, id, sharedNoteId);
  const choices = control.supported ? sizeChoices(control) : [];
  const isOther = size !== null && choices.every((choice) => choice.size !== size);
  const words = (value: string) => value.replace("x", " × ");
  return (
    <div>
      <div className="grid grid-cols-[5.25rem_1fr] items-center gap-x-3">
        <label
          htmlFor={id}
          className={control.supported ? "text-control text-dim" : "text-control text-dim opacity-60"}
        >
          {t("size")}
        </label>
        <Select
          id={id}
          value={size ?? ""}
          disabled={!control.supported}
          aria-describedby={describedBy}
          onChange={({ target }) => fieldChanged({ size: target.value || null })}
        >
          <option value="">{t("sizeAsSource")}</option>
          {isOther ? <option value={size}>{words(size)}</option> : null}
          {choices.map((choice) => (
            <option key={choice.size} value={choice.size}>
              {`${words(choice.size)}  (${choice.ratio})`}
            </option>
          ))}
        </Select>
      </div>
      {note ? (
        <p id={`${id}-note`} className="ml-24 pt-1 text-label text-dim">
          {note}
        </p>
      ) : null}
    </div>
  );
}
