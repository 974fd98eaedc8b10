"use client";

import { useLocale, useTranslations } from "use-intl";
import { daysAgo, formatDay } from "@/lib/client/gallery-day";
import { HEADING_HEIGHT } from "@/lib/client/gallery-layout";
import { useToday } from "./use-today";

/** The day on which the pictures below it were made. */
export function DayHeading({ day, top }: { day: string; top: number }) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const today = useToday();
  const age = daysAgo(day, today);
  return (
    <h2 className="absolute left-0 flex items-center text-label text-dim" style={{ top, height: HEADING_HEIGHT }}>
      {age === 0 ? t("today") : age === 1 ? t("yesterday") : formatDay(day, today, locale)}
    </h2>
  );
}
