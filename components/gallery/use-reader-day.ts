import { useSyncExternalStore } from "react";
import { dayOf } from "@/lib/client/group-by-day";

export type ReaderDay = { timeZone: string; today: string };

const EVERY_MINUTE_MS = 60_000;

function subscribe(listener: () => void) {
  const timer = setInterval(listener, EVERY_MINUTE_MS);
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", listener);
  };
}

const readTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's time zone and day, also after midnight; the server's for the first drawing. */
export function useReaderDay(drawn: ReaderDay): ReaderDay {
  const timeZone = useSyncExternalStore(subscribe, readTimeZone, () => drawn.timeZone);
  const today = useSyncExternalStore(
    subscribe,
    () => dayOf(new Date(), timeZone),
    () => drawn.today,
  );
  return { timeZone, today };
}
