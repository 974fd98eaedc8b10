"use client";

import { useLocale, useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { locales } from "@/lib/domain/locale";
import { useLanguageChoice } from "./use-language-choice";

/** Each language under its own name. */
export function LanguageChoice() {
  const t = useTranslations("common");
  const { chooseLanguage } = useLanguageChoice();
  return (
    <Segmented
      label={t("language")}
      value={useLocale()}
      onChange={chooseLanguage}
      options={locales.map((locale) => ({ value: locale, label: t(`languages.${locale}`) }))}
    />
  );
}
