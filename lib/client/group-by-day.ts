const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format;
}

/** The calendar day of a moment in a time zone, "2026-11-22". */
export function dayOf(moment: string | Date, timeZone: string): string {
  return formatOf(timeZone).format(typeof moment === "string" ? new Date(moment) : moment);
}

/** Neighbours of one day together, in the order in which they come. */
export function groupByDay<Item>(items: readonly Item[], momentOf: (item: Item) => string, timeZone: string) {
  const groups: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayOf(momentOf(item), timeZone);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
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
