import { useSyncExternalStore } from "react";

const SHORT = "(height < 30rem)";

function subscribe(listener: () => void) {
  const query = matchMedia(SHORT);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether it is a phone on its side: the actions stand beside the picture then. The style sheet's `short` says the same. */
export function useIsShort(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(SHORT).matches,
    () => false,
  );
}
