import { useSyncExternalStore } from "react";
import { dayOf } from "@/lib/client/gallery-day";

const EVERY_MINUTE_MS = 60_000;

function subscribe(listener: () => void) {
  const timer = setInterval(listener, EVERY_MINUTE_MS);
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", listener);
  };
}

const today = () => dayOf(new Date());

/** The reader's day, also after midnight. */
export const useToday = (): string => useSyncExternalStore(subscribe, today, today);
