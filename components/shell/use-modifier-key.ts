"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** What this machine calls its keys. The server cannot know, and draws the others'. */
export function useModifierKey(): { modifier: string; run: string; paste: string } {
  const isApple = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
  const modifier = isApple ? "⌘" : "Ctrl";
  return { modifier, run: `${modifier} ⏎`, paste: `${modifier} V` };
}
