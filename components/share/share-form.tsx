import { useId } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { ExpiryChoice } from "@/lib/client/share-expiry";
import {
  SHARE_NOTE_MAX_CHARACTERS,
  SHARE_PASSWORD_MAX_CHARACTERS,
  SHARE_TITLE_MAX_CHARACTERS,
} from "@/lib/domain/share";

/** The settings of a share as they stand in the form. */
export type ShareDraft = {
  showOriginal: boolean;
  showRecipe: boolean;
  allowDownload: boolean;
  indexable: boolean;
  title: string;
  note: string;
  expiry: ExpiryChoice;
  /** As a date field has it. */
  date: string;
  /** Empty leaves it as it is. */
  password: string;
};

export const newDraft: ShareDraft = {
  showOriginal: true,
  showRecipe: true,
  allowDownload: true,
  indexable: false,
  title: "",
  note: "",
  expiry: "never",
  date: "",
  password: "",
};

const switches = ["showOriginal", "showRecipe", "allowDownload", "indexable"] as const;
const expiries = ["never", "1", "7", "30", "date"] as const;
const fieldStyle =
  "control-height w-full min-w-0 rounded-md border border-line bg-field px-2.5 text-writing text-ink placeholder:text-dim pointer-coarse:text-[16px]";

export function ShareForm({
  draft,
  keptEnd,
  hasPassword,
  onChange,
  onPasswordRemoved,
}: {
  draft: ShareDraft;
  /** The end that the share has, to be left as it is. */
  keptEnd: string | null;
  hasPassword: boolean;
  onChange: (change: Partial<ShareDraft>) => void;
  onPasswordRemoved: () => void;
}) {
  const t = useTranslations("sharing");
  const format = useFormatter();
  const id = useId();
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex flex-col gap-0.5">
        <legend className="mb-1 text-label text-dim">{t("shows")}</legend>
        {switches.map((name) => (
          <label key={name} className="flex min-h-8 cursor-pointer items-start gap-2.5 py-1 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={draft[name]}
              onChange={({ target }) => onChange({ [name]: target.checked })}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span>
              {t(name)}
              {name === "allowDownload" ? (
                <span className="block text-label text-dim">{t("allowDownloadHint")}</span>
              ) : null}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}title`} className="text-label text-dim">
          {t("pageTitle")}
        </label>
        <input
          id={`${id}title`}
          value={draft.title}
          maxLength={SHARE_TITLE_MAX_CHARACTERS}
          placeholder={t("optional")}
          onChange={({ target }) => onChange({ title: target.value })}
          className={fieldStyle}
        />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}note`} className="text-label text-dim">
          {t("note")}
        </label>
        <TextArea
          id={`${id}note`}
          value={draft.note}
          maxLength={SHARE_NOTE_MAX_CHARACTERS}
          placeholder={t("optional")}
          onChange={({ target }) => onChange({ note: target.value })}
          className="max-h-32"
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}expiry`} className="text-label text-dim">
            {t("expiry")}
          </label>
          <Select
            id={`${id}expiry`}
            value={draft.expiry}
            onChange={({ target }) => onChange({ expiry: target.value as ExpiryChoice })}
          >
            {keptEnd ? (
              <option value="kept">
                {t("expiries.kept", { date: format.dateTime(new Date(keptEnd), { dateStyle: "medium" }) })}
              </option>
            ) : null}
            {expiries.map((choice) => (
              <option key={choice} value={choice}>
                {t(`expiries.${choice}`)}
              </option>
            ))}
          </Select>
          {draft.expiry === "date" ? (
            <input
              type="date"
              aria-label={t("lastDay")}
              value={draft.date}
              onChange={({ target }) => onChange({ date: target.value })}
              className={fieldStyle}
            />
          ) : null}
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}password`} className="text-label text-dim">
            {t("password")}
          </label>
          <input
            id={`${id}password`}
            value={draft.password}
            maxLength={SHARE_PASSWORD_MAX_CHARACTERS}
            placeholder={hasPassword ? t("passwordSet") : t("passwordHint")}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange({ password: target.value })}
            className={fieldStyle}
          />
          {hasPassword ? (
            <Button kind="quiet" className="self-start" onClick={onPasswordRemoved}>
              {t("removePassword")}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
}
