import { type ComponentType, lazy } from "react";

const AGAIN_AFTER_MS = 2_000;
/** A minute: a server that comes back has come back by then, and one with another build never has this part. */
const MOST_TRIES = 30;

/**
 * A part of a screen that comes by itself, fetched when there is something for it. While the server is away the rest goes on without it, where
 * React's `lazy` alone would take the whole screen down.
 */
// biome-ignore lint/suspicious/noExplicitAny: whatever its properties are, they are the part's own.
export function lazyPart<Part extends ComponentType<any>>(load: () => Promise<{ default: Part }>) {
  const tryOn = (tries: number): Promise<{ default: Part }> =>
    load().catch(async (error) => {
      if (tries >= MOST_TRIES) throw error;
      await new Promise((again) => setTimeout(again, AGAIN_AFTER_MS));
      return tryOn(tries + 1);
    });
  return lazy(() => tryOn(1));
}
