"use client";

import { useEffect, useRef } from "react";
import { compareKeyPressed, compareKeyReleased } from "@/lib/client/compare-keys";
import { isTyping, takesArrows, takesSpace } from "@/lib/client/is-typing";
import { keyPreferences } from "@/lib/client/key-preferences";
import { isCharacterKey, studioActionOf } from "./studio-actions";
import { useStudioAct } from "./use-studio-act";

/** What the keys of the studio do, wherever the focus is, but never instead of a letter that somebody writes. */
export function useStudioKeys() {
  const { act } = useStudioAct();

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"]')) return;
    if (isCharacterKey(event) && !keyPreferences.getState().areLettersOn) return;
    const isWriting = isTyping(event.target);
    const isArrow = event.key.startsWith("Arrow");
    if (isArrow && takesArrows(event.target)) return;
    if (event.key === " " && takesSpace(event.target)) return;
    if (!isWriting && compareKeyPressed(event)) return event.preventDefault();
    const action = studioActionOf(event, { isWriting });
    if (!action || (event.repeat && !isArrow)) return;
    // Words that are marked are what a person copies.
    if (action.id === "copyPicture" && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    act(action.id);
  }

  const pressed = useRef(press);
  useEffect(() => {
    pressed.current = press;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => pressed.current(event);
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", compareKeyReleased);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", compareKeyReleased);
    };
  }, []);
}
