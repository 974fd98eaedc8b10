import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { rememberLocale } from "@/lib/client/preferences";
import type { Locale } from "@/lib/domain/locale";

/** Changes the language in place: nothing that was typed, chosen or running is lost. */
export function useLanguageChoice() {
  const router = useRouter();
  const [isChanging, startTransition] = useTransition();

  function chooseLanguage(locale: Locale) {
    rememberLocale(locale);
    startTransition(() => router.refresh());
  }

  return { isChanging, chooseLanguage };
}
