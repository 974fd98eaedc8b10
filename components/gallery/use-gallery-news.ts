import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import { listEdits } from "@/lib/client/api";
import { type GalleryList, withEdit, withRemovalTold } from "@/lib/client/gallery-list";
import { type LiveEdits, openLiveEdits } from "@/lib/client/live-edits";
import { type GalleryOpening, type WatchedCounts, watchedStatuses } from "@/lib/domain/gallery-opening";

const SETTLE_MS = 500;

async function readCount(name: keyof WatchedCounts) {
  return (await listEdits({ status: watchedStatuses[name], limit: 1 })).total;
}

/**
 * Keeps tiles and counts as they are on the server. A page that nobody sees gives its connection back: browsers allow
 * only six to a host, over all tabs. The stream goes on from where it was heard last.
 */
export function useGalleryNews(
  setList: Dispatch<SetStateAction<GalleryList>>,
  { counts: drawn, revision }: Pick<GalleryOpening, "counts" | "revision">,
): WatchedCounts {
  const [seen, setSeen] = useState(drawn);
  const [counts, setCounts] = useState(drawn);
  if (seen !== drawn) {
    setSeen(drawn);
    setCounts(drawn);
  }

  useEffect(() => {
    let live: LiveEdits | null = null;
    let since = String(revision);
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function countAgain() {
      try {
        const [running, attention] = await Promise.all([readCount("running"), readCount("attention")]);
        setCounts({ running, attention });
      } catch {
        // The old numbers stay until the next news.
      }
    }
    function heard() {
      clearTimeout(timer);
      timer = setTimeout(countAgain, SETTLE_MS);
    }
    function open() {
      live ??= openLiveEdits({
        since,
        onEdit(edit) {
          setList((list) => withEdit(list, edit));
          heard();
        },
        onRemoved(editId) {
          setList((list) => withRemovalTold(list, editId));
          heard();
        },
        onOpen() {
          // The stream itself tells what was missed.
        },
        onLost() {
          // The pictures stay where they are until it is back.
        },
      });
    }
    function close() {
      since = live?.end() ?? since;
      live = null;
    }
    function follow() {
      if (document.visibilityState === "visible") open();
      else close();
    }

    follow();
    document.addEventListener("visibilitychange", follow);
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", follow);
    return () => {
      clearTimeout(timer);
      close();
      document.removeEventListener("visibilitychange", follow);
      window.removeEventListener("pagehide", close);
      window.removeEventListener("pageshow", follow);
    };
  }, [revision, setList]);

  return counts;
}
