import type { Edit } from "@/lib/domain/edit";
import { withPositions } from "./line-positions";

type Load = (editIds: string[], signal: AbortSignal) => Promise<Edit[]>;

export type EditDetails = {
  get: (editId: string) => Edit | undefined;
  put: (edits: readonly Edit[]) => void;
  /** These are looked at now: what is not known of them is read, what is being read for others is given up. */
  want: (editIds: readonly string[]) => void;
  /** The places in line, by output, of all that is queued. */
  lineMoved: (positions: Readonly<Record<string, number>>) => void;
  /** All of it may be out of date. */
  forget: () => void;
  subscribe: (listener: () => void) => () => void;
};

const BATCH = 60;
/** While somebody scrolls fast, what rushes past is not read. */
const PAUSE_MS = 60;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** The edits behind the tiles in view, and as many more as are kept without growing for ever. */
export function createEditDetails(load: Load, keep = 600): EditDetails {
  const known = new Map<string, Edit>();
  const listeners = new Set<() => void>();
  const batches = new Set<{ ids: Set<string>; controller: AbortController }>();
  let wanted: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;

  const tell = () => {
    for (const listener of listeners) listener();
  };

  function put(edits: readonly Edit[]) {
    for (const edit of edits) {
      known.delete(edit.id);
      known.set(edit.id, edit);
    }
    const inView = new Set(wanted);
    for (const id of known.keys()) {
      if (known.size <= keep) break;
      if (!inView.has(id)) known.delete(id);
    }
    tell();
  }

  async function read(ids: string[]) {
    const batch = { ids: new Set(ids), controller: new AbortController() };
    batches.add(batch);
    try {
      put(await load(ids, batch.controller.signal));
      retryMs = FIRST_RETRY_MS;
    } catch {
      if (batch.controller.signal.aborted) return;
      clearTimeout(timer);
      timer = setTimeout(readMissing, retryMs);
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    } finally {
      batches.delete(batch);
    }
  }

  function readMissing() {
    const reading = new Set([...batches].flatMap(({ ids }) => [...ids]));
    const missing = wanted.filter((id) => !known.has(id) && !reading.has(id));
    for (let at = 0; at < missing.length; at += BATCH) void read(missing.slice(at, at + BATCH));
  }

  return {
    get: (editId) => known.get(editId),
    put,
    want(editIds) {
      wanted = [...new Set(editIds)];
      const inView = new Set(wanted);
      for (const { ids, controller } of batches) {
        if (![...ids].some((id) => inView.has(id))) controller.abort();
      }
      clearTimeout(timer);
      timer = setTimeout(readMissing, PAUSE_MS);
    },
    lineMoved(positions) {
      for (const [id, edit] of known) known.set(id, withPositions(edit, positions));
      tell();
    },
    forget() {
      known.clear();
      tell();
      readMissing();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
