import { useLocale, useTranslations } from "use-intl";
import { keyPreferences } from "@/lib/client/key-preferences";
import { currentTheme, rememberTheme } from "@/lib/client/preferences";
import { locales } from "@/lib/domain/locale";
import { type Command, toCommand } from "./command";
import { useLanguageChoice } from "./use-language-choice";

/** Theme, language and keys, on every screen. */
export function usePreferenceCommands(): Command[] {
  const t = useTranslations("commands");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const { chooseLanguage } = useLanguageChoice();
  const { areLettersOn, lettersSwitched } = keyPreferences.getState();
  return [
    ...(["system", "light", "dark"] as const)
      .filter((theme) => theme !== currentTheme())
      .map((theme) =>
        toCommand("preferences", `theme-${theme}`, t("theme", { theme: tCommon(`themes.${theme}`) }), () =>
          rememberTheme(theme),
        ),
      ),
    ...locales
      .filter((other) => other !== locale)
      .map((other) =>
        toCommand("preferences", `language-${other}`, t("language", { language: tCommon(`languages.${other}`) }), () =>
          chooseLanguage(other),
        ),
      ),
    toCommand("preferences", "letterKeys", areLettersOn ? t("lettersOff") : t("lettersOn"), () =>
      lettersSwitched(!areLettersOn),
    ),
  ];
}
