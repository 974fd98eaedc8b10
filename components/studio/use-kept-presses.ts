"use client";

import { useEffect } from "react";
import { hasKeptPresses, keepPresses } from "@/lib/client/kept-presses";
import { useStudioParts } from "./studio-provider";

/** A press outlives its page: shown again when it opens, and sent once, under its own name. */
export function useKeptPresses() {
  const { store, runner } = useStudioParts();
  useEffect(() => {
    const kept = hasKeptPresses() ? import("@/lib/client/read-kept-presses") : Promise.resolve(null);
    let end: (() => void) | null = null;
    let isOver = false;
    void kept
      // They stay kept for the next page.
      .catch(() => null)
      .then((reader) => {
        if (isOver) return;
        reader?.restoreKeptPresses(store);
        end = keepPresses(store);
        runner.connectionBack();
      });
    return () => {
      isOver = true;
      end?.();
    };
  }, [store, runner]);
}
