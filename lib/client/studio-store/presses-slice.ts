import type { StateCreator } from "zustand/vanilla";
import type { Recipe } from "@/lib/domain/recipe";
import type { ErrorKey } from "../error-copy";

/** One press of Run that is not an edit yet. */
export type Press = {
  /** Names this press to the server, so that sending it again runs nothing twice. */
  idempotencyKey: string;
  recipe: Recipe;
  /** Null while the picture is still on its way. */
  source: { imageId: string; parentOutputId: string | null } | null;
  /** What was looked at when it was pressed. */
  look: { outputId: string | null; alone: boolean };
  state:
    | { at: "waiting_for_upload"; uploadId: string }
    | { at: "sending" }
    /** Nobody answered; it is sent again under its own name, so that it runs once even if it did arrive. */
    | { at: "waiting_for_connection" }
    /** It waited for so long that the server would not know it again: the person decides. */
    | { at: "too_old" }
    | { at: "refused"; error: ErrorKey; detail: string };
};

export type PressesSlice = {
  /** The newest first. */
  presses: readonly Press[];
  lastPress: { fingerprint: string; at: number } | null;
  runPressed: (press: Press, last: { fingerprint: string; at: number }) => void;
  pressChanged: (idempotencyKey: string, change: Partial<Pick<Press, "source" | "look" | "state">>) => void;
  pressLeft: (idempotencyKey: string) => void;
};

export const createPressesSlice: StateCreator<PressesSlice> = (set) => ({
  presses: [],
  lastPress: null,
  runPressed: (press, lastPress) => set(({ presses }) => ({ presses: [press, ...presses], lastPress })),
  pressChanged: (key, change) =>
    set(({ presses }) => ({
      presses: presses.map((press) => (press.idempotencyKey === key ? { ...press, ...change } : press)),
    })),
  pressLeft: (key) =>
    set(({ presses }) => ({ presses: presses.filter(({ idempotencyKey }) => idempotencyKey !== key) })),
});
