import type { Edit } from "@/lib/domain/edit";

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 20_000;

export type LiveEdits = {
  /** The revision up to which the news were told. */
  end: () => string;
};

/**
 * News of this owner's edits. The stream resumes by itself where it broke off; where the browser gives up (the server was
 * restarting), a new one is opened. `onOpen` is the moment to read again what may have been missed.
 */
export function openLiveEdits({
  since,
  onEdit,
  onRemoved,
  onOpen,
  onLost,
}: {
  /** The revision after which news are wanted. */
  since: string;
  onEdit: (edit: Edit) => void;
  /** Into the trash, or gone for good. */
  onRemoved?: (editId: string) => void;
  onOpen: () => void;
  onLost: () => void;
}): LiveEdits {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let lastHeard = since;

  function open() {
    source = new EventSource(`/api/events?since=${encodeURIComponent(lastHeard)}`);
    source.addEventListener("edit", (event) => {
      lastHeard = event.lastEventId || lastHeard;
      onEdit(JSON.parse(event.data) as Edit);
    });
    source.addEventListener("removed", (event) => {
      lastHeard = event.lastEventId || lastHeard;
      onRemoved?.((JSON.parse(event.data) as { id: string }).id);
    });
    source.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      onOpen();
    };
    source.onerror = () => {
      onLost();
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    };
  }

  open();
  return {
    end() {
      clearTimeout(timer);
      source?.close();
      return lastHeard;
    },
  };
}
