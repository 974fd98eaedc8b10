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
      rememberStudioPlace(address);
      const { href } = location;
      // Not over an entry that was gone to meanwhile, and not again what one before it has told.
      const tell = () =>
        location.href === href && history.replaceState(history.state, "", studioAddress(store.getState()));
      // The browser takes some milliseconds for it: not before what has changed is drawn. What nobody sees is not, and its timers wait.
      if (document.hidden) tell();
      else setTimeout(tell);
    });
  }, [store]);
}
