import { dayOf } from "./gallery-day";
import type { TilePlace } from "./gallery-order";

/** From the first moment of the day of a moment to before the first of the next, in seconds; days differ in length where clocks are changed. */
function boundsOf(moment: Date): [from: number, until: number] {
  const [year, month, date] = [moment.getFullYear(), moment.getMonth(), moment.getDate()];
  return [new Date(year, month, date).getTime() / 1000, new Date(year, month, date + 1).getTime() / 1000];
}

/** The first picture of a day, "2026-11-22", in the order that they stand in; of the nearest day that has any, where this one has none. */
export function placeOfDay(places: readonly TilePlace[], day: string): { index: number; day: string } | null {
  const [from, until] = boundsOf(new Date(`${day}T12:00`));
  if (Number.isNaN(from)) return null;
  const distance = ({ createdAt }: TilePlace) => Math.max(from - createdAt, createdAt - until + 1, 0);
  let nearest: TilePlace | null = null;
  for (const place of places) {
    if (nearest === null || distance(place) < distance(nearest)) nearest = place;
  }
  if (nearest === null) return null;
  const found = new Date(nearest.createdAt * 1000);
  const [begins, ends] = boundsOf(found);
  return {
    index: places.findIndex(({ createdAt }) => createdAt >= begins && createdAt < ends),
    day: dayOf(found),
  };
}

/** The first and the last day that have pictures; null where there is none. */
export function dayRangeOf(places: readonly TilePlace[]): { first: string; last: string } | null {
  if (places.length === 0) return null;
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { createdAt } of places) {
    earliest = Math.min(earliest, createdAt);
    latest = Math.max(latest, createdAt);
  }
  return { first: dayOf(new Date(earliest * 1000)), last: dayOf(new Date(latest * 1000)) };
}
