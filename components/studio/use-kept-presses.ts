"use client";

import { useEffect } from "react";
import { keepPresses, readKeptPresses } from "@/lib/client/kept-presses";
import { useStudioParts } from "./studio-provider";

/** A press outlives its page: shown again when it opens, and sent once, under its own name. */
export function useKeptPresses() {
  const { store, runner } = useStudioParts();
  useEffect(() => {
    const { look, pressesRestored } = store.getState();
    pressesRestored(readKeptPresses(look));
    const end = keepPresses(store);
    runner.connectionBack();
    return end;
  }, [store, runner]);
}
