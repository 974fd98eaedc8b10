"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { formatMonth } from "@/lib/client/gallery-day";
import { monthsOf } from "@/lib/client/gallery-months";
import type { TilePlace } from "@/lib/client/gallery-order";

/** Leads to the first picture of a month. */
export function GalleryMonths({ places, onJump }: { places: readonly TilePlace[]; onJump: (index: number) => void }) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const months = useMemo(() => monthsOf(places), [places]);
  if (months.length < 2) return null;
  return (
    <Select
      aria-label={t("jump")}
      className="w-28 2xl:w-36"
      value=""
      onChange={(event) => event.target.value !== "" && onJump(Number(event.target.value))}
    >
      <option value="">{t("jumpTo")}</option>
      {months.map(({ month, start, count }) => (
        <option key={month} value={start}>
          {t("monthOption", { month: formatMonth(month, locale), count })}
        </option>
      ))}
    </Select>
  );
}
