import type { Image } from "@/lib/domain/image";
import type { Provider } from "@/lib/domain/model-catalog";
import type { Recipe } from "@/lib/domain/recipe";
import { startEdit } from "./api/edits";
import { ApiError } from "./api-error";
import { errorKey } from "./error-copy";
import { newKey } from "./new-key";
import { CALLS_WITHOUT_ASKING, planRuns } from "./plan-runs";
import { runObstacle } from "./run-obstacle";
import type { StudioState, StudioStore } from "./studio-store/create-studio-store";
import type { Press } from "./studio-store/presses-slice";
import { findVersion } from "./versions";

/** Two presses with nothing changed between them, this soon, are one double click. */
export const SAME_PRESS_MS = 400;

/** How long a press that nobody answered waits at most for its next try. */
const AGAIN_AFTER_MS = 3_000;

const passing: readonly unknown[] = ["offline", "shutting_down", "database_unavailable"];

/** The server is away or on its way out, or only a proxy in front of it answers: the same press may arrive in a moment. */
function mayPass({ code, status }: ApiError): boolean {
  return passing.includes(code) || (code === "unreadable_answer" && [502, 503, 504].includes(status));
}

/** The picture that Run edits now; null when it is still on its way, or not there. */
function currentSource(state: Pick<StudioState, "original" | "edits" | "sourceOutputId" | "upload">): Press["source"] {
  if (state.upload || !state.original) return null;
  const image = findVersion(state.edits, state.sourceOutputId)?.output.image;
  return image
    ? { imageId: image.id, parentOutputId: state.sourceOutputId }
    : { imageId: state.original.id, parentOutputId: null };
}

export type Runner = {
  /** Many calls are asked about first, unless `isSure`. */
  press: (options?: { isSure?: boolean }) => void;
  /** A run of its own, of any version, beside what stands in the form. Answers its name. */
  runRecipe: (recipe: Recipe, source: NonNullable<Press["source"]>) => string;
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
    onSeveral,
  }: {
    providers: readonly Provider[];
    start?: typeof startEdit;
    now?: () => number;
    /** One press started so many. */
    onSeveral?: (count: number) => void;
  },
): Runner {
  let again: ReturnType<typeof setTimeout> | undefined;

  async function send({ idempotencyKey, recipe, look }: Press, source: NonNullable<Press["source"]>) {
    const { pressChanged, pressLeft, editStarted, batchArrived } = store.getState();
    pressChanged(idempotencyKey, { source, state: { at: "sending" } });
    try {
      const { imageId: sourceId, parentOutputId } = source;
      const edit = await start({ sourceId, parentOutputId, recipe, idempotencyKey });
      editStarted(edit, look);
      batchArrived(idempotencyKey, edit.id);
      pressLeft(idempotencyKey);
    } catch (error) {
      if (error instanceof ApiError && mayPass(error)) {
        pressChanged(idempotencyKey, { state: { at: "waiting_for_connection" } });
        again ??= setTimeout(connectionBack, AGAIN_AFTER_MS);
        return;
      }
      const detail = error instanceof ApiError ? (error.errors[0]?.message ?? error.detail) : "";
      pressChanged(idempotencyKey, { state: { at: "refused", error: errorKey(error), detail } });
    }
  }

  /** One after the other, so that they run, and stand in the filmstrip, in their own order. */
  async function sendInTurn(presses: readonly Press[], source: NonNullable<Press["source"]>) {
    for (const press of presses) await send(press, source);
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
    press({ isSure = false } = {}) {
      const state = store.getState();
      const { form, several, upload, original, lastPress, look, runPressed, batchPressed, sheetOpened } = state;
      const plan = planRuns(form, several, providers);
      if (!plan || runObstacle(form, providers, { hasPicture: Boolean(upload ?? original), several })) return;
      if (plan.calls > CALLS_WITHOUT_ASKING && !isSure) return sheetOpened("confirmRuns");
      const source = currentSource(state);
      const fingerprint = JSON.stringify([source?.imageId ?? upload?.id, plan.recipes]);
      const at = now();
      if (lastPress?.fingerprint === fingerprint && at - lastPress.at < SAME_PRESS_MS) return;
      const waiting = upload && ({ at: "waiting_for_upload", uploadId: upload.id } as const);
      const presses = plan.recipes.map(
        (recipe): Press => ({
          idempotencyKey: newKey(),
          recipe,
          source,
          look,
          state: waiting ?? { at: "sending" },
        }),
      );
      if (presses.length > 1) batchPressed(presses.map(({ idempotencyKey }) => ({ idempotencyKey, editId: null })));
      for (const press of presses) runPressed(press, { fingerprint, at });
      if (presses.length > 1) onSeveral?.(presses.length);
      if (source) void sendInTurn(presses, source);
    },
    runRecipe(recipe, source) {
      const { look, runPressed } = store.getState();
      const press: Press = { idempotencyKey: newKey(), recipe, source, look, state: { at: "sending" } };
      runPressed(press, { fingerprint: press.idempotencyKey, at: now() });
      void send(press, source);
      return press.idempotencyKey;
    },
    sendAgain(idempotencyKey) {
      const press = store.getState().presses.find((candidate) => candidate.idempotencyKey === idempotencyKey);
      if (press?.source) void send(press, press.source);
    },
    connectionBack,
    uploadArrived(uploadId, image) {
      const { look } = store.getState();
      // The oldest first, so that they run in the order in which they were pressed.
      const presses = waitingFor(uploadId)
        .reverse()
        .map((press) => ({ ...press, look }));
      for (const { idempotencyKey } of presses) store.getState().pressChanged(idempotencyKey, { look });
      void sendInTurn(presses, { imageId: image.id, parentOutputId: null });
    },
    uploadLost(uploadId) {
      for (const { idempotencyKey } of waitingFor(uploadId)) store.getState().pressLeft(idempotencyKey);
    },
  };
}
