"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether this part of the page listens already; false while it is only drawn. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
