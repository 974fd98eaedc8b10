"use client";

import { useTranslations } from "use-intl";
import { splitDuration } from "@/lib/client/split-duration";

/** Durations in the reader's language: "18 s", "2 min 5 s". */
export function useDurationWords(): (ms: number) => string {
  const t = useTranslations("studio.duration");
  return (ms) => {
    const { minutes, seconds } = splitDuration(ms);
    return minutes > 0 ? t("minutes", { minutes, seconds }) : t("seconds", { seconds });
  };
}
