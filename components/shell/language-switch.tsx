"use client";

import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useLanguageChoice } from "./use-language-choice";

/** To the other language in one press, said in that language: whoever needs it cannot read this one. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTranslations("common");
  const { isChanging, chooseLanguage } = useLanguageChoice();
  const other = useLocale() === "en" ? "zh-CN" : "en";
  return (
    <IconButton
      lang={other}
      label={t("switchLanguage")}
      icon={<Languages aria-hidden="true" size={16} />}
      className={className}
      aria-busy={isChanging}
      onClick={() => chooseLanguage(other)}
    />
  );
}
