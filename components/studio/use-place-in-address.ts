"use client";

import { useEffect } from "react";
import { studioAddress } from "@/lib/client/studio-address";
import { rememberStudioPlace } from "@/lib/client/studio-place";
import { useStudioParts } from "./studio-provider";

/** Keeps the address at the place where the person is, so that a reload, and the way back from another screen, come to it. */
export function usePlaceInAddress() {
  const { store } = useStudioParts();
  useEffect(() => {
    rememberStudioPlace(studioAddress(store.getState()));
    return store.subscribe((state, before) => {
      const address = studioAddress(state);
      if (address === studioAddress(before)) return;
      history.replaceState(history.state, "", address);
      rememberStudioPlace(address);
    });
  }, [store]);
}
