"use client";

import { useTranslations } from "use-intl";

/** For the keyboard: past the bar, to the screen itself. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-field px-4 py-2 font-medium text-ink focus:translate-y-0 focus:shadow-float"
    >
      {t("skipToContent")}
    </a>
  );
}
