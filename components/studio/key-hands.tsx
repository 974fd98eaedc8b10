import { useEffect } from "react";
import { useStudioAct } from "./use-studio-act";
import type { KeyHandsParts } from "./use-studio-keys";

/** Does what keys mean, those first that were pressed before it was loaded. Draws nothing. */
export function KeyHands({ hands, waiting }: KeyHandsParts) {
  const { act } = useStudioAct();
  useEffect(() => {
    hands.current = act;
    for (const id of waiting.splice(0)) act(id);
    return () => {
      hands.current = null;
    };
  });
  return null;
}
