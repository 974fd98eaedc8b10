"use client";

import { useEffect, useRef, useState } from "react";
import { isCharacterKey } from "@/lib/client/action-keys";
import { isTyping, takesArrows, takesSpace } from "@/lib/client/is-typing";
import { keyPreferences } from "@/lib/client/key-preferences";
import { type StudioAction, studioActionOf } from "./studio-actions";
import { useStudioParts } from "./studio-provider";

/** The hands that do what keys mean, once they are loaded, and what was asked of them before. */
export type KeyHandsParts = {
  hands: { current: ((id: StudioAction["id"]) => void) | null };
  waiting: StudioAction["id"][];
};

/** What the keys of the studio do, wherever the focus is, but never instead of a letter that somebody writes. */
export function useStudioKeys(): KeyHandsParts {
  const { viewportKeys } = useStudioParts();
  const [parts] = useState<KeyHandsParts>(() => ({ hands: { current: null }, waiting: [] }));

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"]')) return;
    if (isCharacterKey(event) && !keyPreferences.getState().areLettersOn) return;
    const isWriting = isTyping(event.target);
    const isArrow = event.key.startsWith("Arrow");
    if (isArrow && takesArrows(event.target)) return;
    if (event.key === " " && takesSpace(event.target)) return;
    if (!isWriting && viewportKeys.current?.pressed(event)) return event.preventDefault();
    const action = studioActionOf(event, { isWriting });
    if (!action || (event.repeat && !isArrow)) return;
    // Words that are marked are what a person copies.
    if (action.id === "copyPicture" && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    if (parts.hands.current) parts.hands.current(action.id);
    else parts.waiting.push(action.id);
  }

  const pressed = useRef(press);
  useEffect(() => {
    pressed.current = press;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => pressed.current(event);
    window.addEventListener("keydown", down);
    const up = (event: KeyboardEvent) => viewportKeys.current?.released(event);
    window.addEventListener("keyup", up);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
    };
  }, [viewportKeys]);
  return parts;
}
