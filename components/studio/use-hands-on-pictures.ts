import { useEffect, useState } from "react";
import { isTyping } from "@/lib/client/is-typing";

/** Whether hands have turned from the recipe to the pictures: who writes and presses Run is not about to go through versions. */
export function useHandsOnPictures(): boolean {
  const [areOn, setOn] = useState(false);
  useEffect(() => {
    if (areOn) return;
    const listening = new AbortController();
    const options = { passive: true, signal: listening.signal };
    const pointed = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest("form")) setOn(true);
    };
    const pressed = ({ target }: KeyboardEvent) => {
      if (!isTyping(target)) setOn(true);
    };
    window.addEventListener("pointermove", pointed, options);
    window.addEventListener("pointerdown", pointed, options);
    window.addEventListener("keydown", pressed, options);
    return () => listening.abort();
  }, [areOn]);
  return areOn;
}
