import { KeyHands } from "./key-hands";
import { useRememberedSeveral } from "./use-remembered-several";
import type { KeyHandsParts } from "./use-studio-keys";

/** What nobody needs before they are here: loaded with their first sign. Draws nothing. */
export function LateHands(keyParts: KeyHandsParts) {
  useRememberedSeveral();
  return <KeyHands {...keyParts} />;
}
