"use client";

import { useEffect, useRef } from "react";
import { compareKeyPressed, compareKeyReleased } from "@/lib/client/compare-keys";
import { steppedBefore } from "@/lib/client/compared-versions";
import { isTyping, takesArrows, takesSpace } from "@/lib/client/is-typing";
import { findVersion } from "@/lib/client/versions";
import { focusPrompt } from "./focus-prompt";
import { type StudioAction, studioActionOf } from "./studio-actions";
import { useStudioParts } from "./studio-provider";
import { useVersionHands } from "./use-version-hands";

/** What the keys of the studio do, wherever the focus is, but never instead of a letter that somebody writes. */
export function useStudioKeys({ onShowKeys, onShare }: { onShowKeys: () => void; onShare: () => void }) {
  const { store, runner } = useStudioParts();
  const hands = useVersionHands();

  function act(action: StudioAction["id"]) {
    const { edits, look, stepped, compareWith, compareWithChosen } = store.getState();
    const version = findVersion(edits, look.outputId);
    const finished = version?.output.image ? version : null;
    const isEnded = version && version.output.finishedAt !== null;
    if (action === "run") runner.press();
    else if (action === "compareWithPrevious" || action === "compareWithNext") {
      const direction = action === "compareWithNext" ? 1 : -1;
      if (finished) compareWithChosen(steppedBefore(edits, finished, compareWith, direction));
    } else if (action === "previous") stepped(-1);
    else if (action === "next") stepped(1);
    else if (action === "focusPrompt") focusPrompt({ evenOnTouch: true });
    else if (action === "showKeys") onShowKeys();
    else if (action === "delete") isEnded && void hands.remove(version);
    else if (finished) {
      if (action === "favourite") hands.toggleFavourite(finished);
      else if (action === "reuse") hands.reuse(finished);
      else if (action === "share") onShare();
      else if (action === "useAsSource") hands.makeSource(finished);
      else hands.download(finished);
    }
  }

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"]')) return;
    const isWriting = isTyping(event.target);
    const isArrow = event.key.startsWith("Arrow");
    if (isArrow && takesArrows(event.target)) return;
    if (event.key === " " && takesSpace(event.target)) return;
    if (!isWriting && compareKeyPressed(event)) return event.preventDefault();
    const action = studioActionOf(event, { isWriting });
    if (!action || (event.repeat && !isArrow)) return;
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
