import { useId, useMemo, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { formatDay, formatMonth } from "@/lib/client/gallery-day";
import { monthsOf } from "@/lib/client/gallery-months";
import type { TilePlace } from "@/lib/client/gallery-order";
import { placeOfDay } from "@/lib/client/place-of-day";
import { useToday } from "./use-today";

/** A month at one press, or any day: the gallery follows while it is chosen. */
export function JumpPanel({
  places,
  range,
  onJump,
  onDone,
}: {
  places: readonly TilePlace[];
  range: { first: string; last: string };
  onJump: (index: number) => void;
  onDone: () => void;
}) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const today = useToday();
  const months = useMemo(() => monthsOf(places), [places]);
  const [missed, setMissed] = useState<{ day: string; nearest: string } | null>(null);
  const ids = { month: useId(), day: useId() };
  const words = (date: string) => formatDay(date, today, locale);

  function dayChosen(field: HTMLInputElement) {
    // A year that is still being typed is out of range, and leads nowhere yet.
    if (field.value === "" || !field.validity.valid) return setMissed(null);
    const found = placeOfDay(places, field.value);
    if (!found) return;
    setMissed(found.day === field.value ? null : { day: field.value, nearest: found.day });
    onJump(found.index);
  }

  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={ids.day} className="text-label text-dim">
        {t("jumpToDay")}
      </label>
      <TextField
        id={ids.day}
        type="date"
        min={range.first}
        max={range.last}
        onChange={(event) => dayChosen(event.target)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The focus goes back to the button, which would take the same press for its own.
          event.preventDefault();
          onDone();
        }}
      />
      <label htmlFor={ids.month} className="mt-2 text-label text-dim">
        {t("jumpToMonth")}
      </label>
      <Select
        id={ids.month}
        className="w-full"
        value=""
        onChange={(event) => {
          onJump(Number(event.target.value));
          onDone();
        }}
      >
        <option value="" disabled>
          {t("chooseMonth")}
        </option>
        {months.map(({ month, start, count }) => (
          <option key={month} value={start}>
            {t("monthOption", { month: formatMonth(month, locale), count })}
          </option>
        ))}
      </Select>
      <p role="status" className="text-label text-dim empty:hidden">
        {missed ? t("jumpMissed", { day: words(missed.day), nearest: words(missed.nearest) }) : null}
      </p>
    </div>
  );
}
