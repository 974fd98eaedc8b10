"use client";

import { useEffect, useState } from "react";
import { type LiveEdits, openLiveEdits } from "@/lib/client/live-edits";
import { pendingEdits } from "@/lib/client/versions";
import type { Edit } from "@/lib/domain/edit";
import { useStudioParts } from "./studio-provider";

/** A stream that breaks off for a moment is no news to anybody. */
const OFFLINE_AFTER_MS = 2_500;

/**
 * Follows the news of edits and says whether the server has been out of reach. A page that nobody sees and that waits for
 * nothing gives its connection back: browsers allow only six to a host, over all tabs.
 */
export function useLiveEdits(): { isOffline: boolean } {
  const { store, actions, runner, revision } = useStudioParts();
  const [isOffline, setOffline] = useState(false);

  useEffect(() => {
    let live: LiveEdits | null = null;
    let since = String(revision);
    let timer: ReturnType<typeof setTimeout> | undefined;

    // News can overtake the answer to the press that made the edit: it would stand in the filmstrip twice for a moment.
    const held = new Map<string, Edit>();
    function hear(edit: Edit) {
      const { edits, presses, editChanged } = store.getState();
      const isExpected = !(edit.id in edits) && presses.some(({ state }) => state.at === "sending");
      if (isExpected) held.set(edit.id, edit);
      else editChanged(edit);
    }
    const unsubscribe = store.subscribe(({ presses }, { presses: before }) => {
      if (presses === before || presses.some(({ state }) => state.at === "sending")) return;
      const news = [...held.values()];
      held.clear();
      for (const edit of news) store.getState().editChanged(edit);
    });

    function open() {
      live ??= openLiveEdits({
        since,
        onEdit: hear,
        onRemoved: store.getState().editRemoved,
        onLine: (positions) =>
          void import("@/lib/client/line-positions").then(
            ({ allWithPositions }) => store.setState(({ edits }) => ({ edits: allWithPositions(edits, positions) })),
            () => undefined,
          ),
        onComing: store.getState().pictureComes,
        onOpen() {
          clearTimeout(timer);
          timer = undefined;
          setOffline(false);
          runner.connectionBack();
          void actions.refreshPending();
        },
        onLost() {
          timer ??= setTimeout(() => setOffline(true), OFFLINE_AFTER_MS);
        },
      });
    }
    function rest() {
      if (document.visibilityState === "visible") return open();
      if (pendingEdits(store.getState().edits).length > 0) return;
      close();
    }
    function close() {
      since = live?.end() ?? since;
      live = null;
    }
    function end() {
      clearTimeout(timer);
      timer = undefined;
      close();
    }

    // The browser knows at once what the stream notices late.
    const gone = () => setOffline(true);
    const back = () => live?.again();

    open();
    if (!navigator.onLine) gone();
    const ending = new AbortController();
    const { signal } = ending;
    window.addEventListener("offline", gone, { signal });
    window.addEventListener("online", back, { signal });
    document.addEventListener("visibilitychange", rest, { signal });
    window.addEventListener("pagehide", end, { signal });
    window.addEventListener("pageshow", open, { signal });
    return () => {
      ending.abort();
      end();
      unsubscribe();
    };
  }, [store, actions, runner, revision]);

  return { isOffline };
}
