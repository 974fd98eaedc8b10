import type { EditOrder } from "@/lib/domain/edit-list";
import { listEditOrder } from "./api/edits";

/** Between a press and its screen lies a moment; what is older was asked for by a press that led nowhere. */
const FRESH_MS = 10_000;

let ahead: { order: Promise<EditOrder>; askedAt: number } | null = null;

/** At the press that leads to the gallery: the order of everything comes while the screen is still being fetched. */
export function askOrderAhead(): void {
  if (ahead && performance.now() - ahead.askedAt < FRESH_MS) return;
  const order = listEditOrder({});
  // Whoever takes it hears of it.
  order.catch(() => undefined);
  ahead = { order, askedAt: performance.now() };
}

/** What was asked for, once; null when nobody asked just now. */
export function takeOrderAhead(): Promise<EditOrder> | null {
  const taken = ahead;
  ahead = null;
  return taken && performance.now() - taken.askedAt < FRESH_MS ? taken.order : null;
}
