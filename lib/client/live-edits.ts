import type { Edit, Preview } from "@/lib/domain/edit";
import { listEdits } from "./api/edits";
import { signedOut } from "./signed-out";

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 20_000;
/** The server says every 15 s that it is still there. */
const SILENT_AFTER_MS = 40_000;
const LOOKS_EVERY_MS = 5_000;

export type LiveEdits = {
  /** The revision up to which the news were told. */
  end: () => string;
  /** Opens the stream anew without waiting: the network is back. */
  again: () => void;
};

/**
 * News of this owner's edits. The stream resumes by itself where it broke off; where the browser gives up (the server was
 * restarting), a new one is opened. `onOpen` is the moment to read again what may have been missed.
 */
export function openLiveEdits({
  since,
  onEdit,
  onRemoved,
  onLine,
  onComing,
  onOpen,
  onLost,
}: {
  /** The revision after which news are wanted. */
  since: string;
  onEdit: (edit: Edit) => void;
  /** Into the trash, or gone for good. */
  onRemoved?: (editId: string) => void;
  /** The places in line of everything queued, by output. */
  onLine?: (positions: Readonly<Record<string, number>>) => void;
  /** A picture that can be had before it is stored. */
  onComing?: (coming: { outputId: string; preview: Preview }) => void;
  onOpen: () => void;
  onLost: () => void;
}): LiveEdits {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let lastHeard = since;
  let heardAt = Date.now();

  function open() {
    const stream = new EventSource(`/api/events?since=${encodeURIComponent(lastHeard)}`);
    source = stream;
    heardAt = Date.now();
    const on = <Data>(name: string, tell?: (data: Data) => void) =>
      stream.addEventListener(name, (event) => {
        heardAt = Date.now();
        lastHeard = event.lastEventId || lastHeard;
        tell?.(JSON.parse(event.data));
      });
    on("edit", onEdit);
    on<{ id: string }>("removed", ({ id }) => onRemoved?.(id));
    on("coming", onComing);
    on<{ positions: Record<string, number> }>("line", ({ positions }) => onLine?.(positions));
    on("alive");
    stream.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      heardAt = Date.now();
      onOpen();
    };
    stream.onerror = () => {
      onLost();
      if (stream.readyState !== EventSource.CLOSED) return;
      // A stream does not say why it was refused; this does, to whoever shows it.
      void listEdits({ limit: 1 }).catch(() => undefined);
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    };
  }

  function again() {
    clearTimeout(timer);
    source?.close();
    open();
  }

  // A connection that died without a word, as while a laptop slept, would be waited on for ever.
  const watch = setInterval(() => {
    if (source?.readyState !== EventSource.OPEN || Date.now() - heardAt < SILENT_AFTER_MS) return;
    onLost();
    again();
  }, LOOKS_EVERY_MS);

  open();
  const forget = signedOut.onSignedIn(() => {
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(timer);
    open();
  });
  return {
    end() {
      forget();
      clearTimeout(timer);
      clearInterval(watch);
      source?.close();
      return lastHeard;
    },
    again,
  };
}
