import { useEffect } from "react";
import { rememberSeveral } from "@/lib/client/remembered-several";
import { useStudioParts } from "./studio-provider";
import { useStudioAct } from "./use-studio-act";
import type { KeyHandsParts } from "./use-studio-keys";

/** Does what keys mean, those first that were pressed before it was loaded, and remembers what the first screen can do without. Draws nothing. */
export function KeyHands({ hands, waiting }: KeyHandsParts) {
  const { act } = useStudioAct();
  const { store } = useStudioParts();
  useEffect(() => rememberSeveral(store), [store]);
  useEffect(() => {
    hands.current = act;
    for (const id of waiting.splice(0)) act(id);
    return () => {
      hands.current = null;
    };
  });
  return null;
}
