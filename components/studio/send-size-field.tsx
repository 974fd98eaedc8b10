import { useTranslations } from "use-intl";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";

/** Whether the source goes upstream as it is; only where the model would else get it in its own working size. */
export function SendSizeField() {
  const t = useTranslations("studio.field");
  const sendSize = useStudio((state) => state.form.sendSize);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  if ((useChosenModel()?.model.source.workingPixels ?? null) === null) return null;
  return (
    <label className="ml-24 flex min-h-6 cursor-pointer items-center gap-2 text-control text-dim pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-accent"
        checked={sendSize === "original"}
        onChange={({ target }) => fieldChanged({ sendSize: target.checked ? "original" : "model" })}
      />
      {t("sendOriginal")}
    </label>
  );
}
