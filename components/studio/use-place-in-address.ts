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
    let telling: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = store.subscribe((state, before) => {
      const address = studioAddress(state);
      if (address === studioAddress(before)) return;
      rememberStudioPlace(address);
      clearTimeout(telling);
      const tell = () => history.replaceState(history.state, "", address);
      // What nobody sees is not drawn, and its timers wait.
      if (document.hidden) return tell();
      const { href } = location;
      // The browser takes some milliseconds for it: not before what has changed is drawn, and not over an entry that was gone to meanwhile.
      telling = setTimeout(() => location.href === href && tell());
    });
    return () => {
      clearTimeout(telling);
      unsubscribe();
    };
  }, [store]);
}
