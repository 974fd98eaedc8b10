import { dayOf } from "./gallery-day";
import type { TilePlace } from "./gallery-order";

/** The months of the pictures, "2026-11", in their order, with where each begins and how many it has. */
export function monthsOf(places: readonly TilePlace[]): { month: string; start: number; count: number }[] {
  const months: { month: string; start: number; count: number }[] = [];
  let second = Number.NaN;
  for (const [index, { createdAt }] of places.entries()) {
    const last = months.at(-1);
    // An edit's pictures are of one moment.
    const month = createdAt === second && last ? last.month : dayOf(new Date(createdAt * 1000)).slice(0, 7);
    second = createdAt;
    if (last?.month === month) last.count++;
    else months.push({ month, start: index, count: 1 });
  }
  return months;
}
