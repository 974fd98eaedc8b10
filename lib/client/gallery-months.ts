import { dayOf } from "./gallery-day";
import type { TilePlace } from "./gallery-order";

/** The months of the pictures, "2026-11", in their order, with where each begins and how many it has. */
export function monthsOf(places: readonly TilePlace[]): { month: string; start: number; count: number }[] {
  const months: { month: string; start: number; count: number }[] = [];
  let [from, until] = [0, 0];
  for (const [index, { createdAt }] of places.entries()) {
    const last = months.at(-1);
    // Of ten thousand pictures few begin a month: only those are asked for their date.
    if (last && createdAt >= from && createdAt < until) last.count++;
    else {
      const moment = new Date(createdAt * 1000);
      const [year, month] = [moment.getFullYear(), moment.getMonth()];
      [from, until] = [new Date(year, month).getTime() / 1000, new Date(year, month + 1).getTime() / 1000];
      months.push({ month: dayOf(moment).slice(0, 7), start: index, count: 1 });
    }
  }
  return months;
}
