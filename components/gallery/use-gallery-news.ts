import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import { listEdits } from "@/lib/client/api/edits";
import { type GalleryOrder, withEdit, withRemovalTold } from "@/lib/client/gallery-order";
import { type LiveEdits, openLiveEdits } from "@/lib/client/live-edits";
import { type GalleryOpening, type WatchedCounts, watchedStatuses } from "@/lib/domain/gallery-opening";
import { galleryDetails } from "./gallery-details";

const SETTLE_MS = 500;
/** As many changes as the stream tells again; who was away for longer reads anew. */
const RESUME_MAX = 400;

/** Up to where this visit has heard, over its coming and going. Only ever written in the browser. */
let heardUntil: string | null = null;

/** Where to go on listening: from the end of the last visit, so that what is still kept of it becomes what it is now. */
function resumeFrom(revision: number): string {
  if (heardUntil === null) return String(revision);
  if (revision - Number(heardUntil) <= RESUME_MAX) return heardUntil;
  galleryDetails.forget();
  return String(revision);
}

async function readCount(name: keyof WatchedCounts) {
  return (await listEdits({ status: watchedStatuses[name], limit: 1 })).total;
}

/**
 * Keeps tiles and counts as they are on the server. A page that nobody sees gives its connection back: browsers allow
 * only six to a host, over all tabs. The stream goes on from where it was heard last.
 */
export function useGalleryNews(
  changeOrder: Dispatch<SetStateAction<GalleryOrder>>,
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
    let since = resumeFrom(revision);
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
          galleryDetails.put([edit]);
          changeOrder((order) => withEdit(order, edit));
          heard();
        },
        onRemoved(editId) {
          changeOrder((order) => withRemovalTold(order, editId));
          heard();
        },
        onLine: galleryDetails.lineMoved,
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
      heardUntil = since;
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
  }, [revision, changeOrder]);

  return counts;
}
