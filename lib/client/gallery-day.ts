const pad = (number: number) => String(number).padStart(2, "0");

/** The calendar day of a moment where this runs, "2026-11-22". */
export function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

const DAY_MS = 86_400_000;
const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Whole days from `day` to `today`; negative for days to come. */
export function daysAgo(day: string, today: string): number {
  return Math.round((atNoon(today).getTime() - atNoon(day).getTime()) / DAY_MS);
}

/** "Sunday, 22 November"; with the year when it is another one. */
export function formatDay(day: string, today: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric",
  }).format(atNoon(day));
}

/** "November 2026"; of a language's formatter one is made, as making it takes longer than what it writes. */
export function formatMonth(month: string, locale: string): string {
  const known = monthFormats.get(locale) ?? new Intl.DateTimeFormat(locale, monthFormat);
  monthFormats.set(locale, known);
  return known.format(atNoon(`${month}-01`));
}

const monthFormat = { timeZone: "UTC", month: "long", year: "numeric" } as const;
const monthFormats = new Map<string, Intl.DateTimeFormat>();
