import type { Image } from "@/lib/domain/image";
import type { Provider } from "@/lib/domain/model-catalog";
import { startEdit } from "./api";
import { ApiError } from "./api-error";
import { errorKey } from "./error-copy";
import { newKey } from "./new-key";
import { recipeForRequest } from "./recipe-form";
import { runObstacle } from "./run-obstacle";
import type { StudioState, StudioStore } from "./studio-store/create-studio-store";
import type { Press } from "./studio-store/presses-slice";
import { findVersion } from "./versions";

/** Two presses with nothing changed between them, this soon, are one double click. */
export const SAME_PRESS_MS = 400;

/** How long a press that nobody answered waits at most for its next try. */
const AGAIN_AFTER_MS = 3_000;

/** The server is away or on its way out: the same press may arrive in a moment. */
const passing: readonly unknown[] = ["offline", "shutting_down", "database_unavailable"];

/** The picture that Run edits now; null when it is still on its way, or not there. */
function currentSource(state: Pick<StudioState, "original" | "edits" | "sourceOutputId" | "upload">): Press["source"] {
  if (state.upload || !state.original) return null;
  const image = findVersion(state.edits, state.sourceOutputId)?.output.image;
  return image
    ? { imageId: image.id, parentOutputId: state.sourceOutputId }
    : { imageId: state.original.id, parentOutputId: null };
}

export type Runner = {
  press: () => void;
  /** Sends a refused press again, under its own name. */
  sendAgain: (idempotencyKey: string) => void;
  /** Sends what found no connection, now that there may be one. */
  connectionBack: () => void;
  uploadArrived: (uploadId: string, image: Image) => void;
  uploadLost: (uploadId: string) => void;
};

/** Turns presses of Run into edits. It never blocks: every press is a run of its own, one that waits for its picture included. */
export function createRunner(
  store: StudioStore,
  {
    providers,
    start = startEdit,
    now = Date.now,
  }: { providers: readonly Provider[]; start?: typeof startEdit; now?: () => number },
): Runner {
  let again: ReturnType<typeof setTimeout> | undefined;

  async function send({ idempotencyKey, recipe, look }: Press, source: NonNullable<Press["source"]>) {
    const { pressChanged, pressLeft, editStarted } = store.getState();
    pressChanged(idempotencyKey, { source, state: { at: "sending" } });
    try {
      const { imageId: sourceId, parentOutputId } = source;
      editStarted(await start({ sourceId, parentOutputId, recipe, idempotencyKey }), look);
      pressLeft(idempotencyKey);
    } catch (error) {
      if (error instanceof ApiError && passing.includes(error.code)) {
        pressChanged(idempotencyKey, { state: { at: "waiting_for_connection" } });
        again ??= setTimeout(connectionBack, AGAIN_AFTER_MS);
        return;
      }
      const detail = error instanceof ApiError ? (error.errors[0]?.message ?? error.detail) : "";
      pressChanged(idempotencyKey, { state: { at: "refused", error: errorKey(error), detail } });
    }
  }

  function connectionBack() {
    clearTimeout(again);
    again = undefined;
    // The oldest first, so that they run in the order in which they were pressed.
    for (const press of [...store.getState().presses].reverse()) {
      if (press.state.at === "waiting_for_connection" && press.source) void send(press, press.source);
    }
  }

  const waitingFor = (uploadId: string) =>
    store.getState().presses.filter(({ state }) => state.at === "waiting_for_upload" && state.uploadId === uploadId);

  return {
    press() {
      const state = store.getState();
      const { form, upload, original, lastPress, look, runPressed } = state;
      const recipe = recipeForRequest(form, providers);
      if (!recipe || runObstacle(form, providers, { hasPicture: Boolean(upload ?? original) })) return;
      const source = currentSource(state);
      const fingerprint = JSON.stringify([source?.imageId ?? upload?.id, recipe]);
      const at = now();
      if (lastPress?.fingerprint === fingerprint && at - lastPress.at < SAME_PRESS_MS) return;
      const waiting = upload && ({ at: "waiting_for_upload", uploadId: upload.id } as const);
      const press: Press = { idempotencyKey: newKey(), recipe, source, look, state: waiting ?? { at: "sending" } };
      runPressed(press, { fingerprint, at });
      if (source) void send(press, source);
    },
    sendAgain(idempotencyKey) {
      const press = store.getState().presses.find((candidate) => candidate.idempotencyKey === idempotencyKey);
      if (press?.source) void send(press, press.source);
    },
    connectionBack,
    uploadArrived(uploadId, image) {
      const { look } = store.getState();
      // The oldest first, so that they run in the order in which they were pressed.
      for (const press of waitingFor(uploadId).reverse()) {
        store.getState().pressChanged(press.idempotencyKey, { look });
        void send({ ...press, look }, { imageId: image.id, parentOutputId: null });
      }
    },
    uploadLost(uploadId) {
      for (const { idempotencyKey } of waitingFor(uploadId)) store.getState().pressLeft(idempotencyKey);
    },
  };
}
