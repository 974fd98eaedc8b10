"use client";

import { useEffect } from "react";
import { studioAddress } from "@/lib/client/studio-address";
import { useStudioParts } from "./studio-provider";

/** Keeps the address at the place where the person is, so that a reload comes back to it. */
export function usePlaceInAddress() {
  const { store } = useStudioParts();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const address = studioAddress(state);
        if (address !== studioAddress(before)) history.replaceState(history.state, "", address);
      }),
    [store],
  );
}
