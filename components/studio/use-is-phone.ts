"use client";

import { useSyncExternalStore } from "react";

const NARROW = "(width < 35rem) or ((width < 48rem) and (height >= 30rem))";

function subscribe(listener: () => void) {
  const query = matchMedia(NARROW);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether the recipe lies in a sheet. The server draws the wide form; the style sheet hides what a phone leaves out meanwhile. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  );
}
