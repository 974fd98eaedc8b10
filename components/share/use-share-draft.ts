import { useEffect, useRef, useState } from "react";
import { changeShare, createShare, type ShareSettings } from "@/lib/client/api/shares";
import { toDateField, toExpiry } from "@/lib/client/share-expiry";
import type { Share } from "@/lib/domain/share";
import { newDraft, type ShareDraft } from "./share-form";

/** Writing is kept when it rests for so long. */
const RESTING_MS = 500;

function toDraft(share: Share): ShareDraft {
  return {
    ...newDraft,
    showOriginal: share.showOriginal,
    showRecipe: share.showRecipe,
    allowDownload: share.allowDownload,
    indexable: share.indexable,
    title: share.title ?? "",
    note: share.note ?? "",
    expiry: share.expiresAt === null ? "never" : "kept",
    date: share.expiresAt === null ? "" : toDateField(new Date(share.expiresAt)),
  };
}

function toTerms({ showOriginal, showRecipe, allowDownload, indexable, title, note, expiry, date }: ShareDraft) {
  const terms = { showOriginal, showRecipe, allowDownload, indexable, title: title || null, note: note || null };
  return expiry === "kept" ? terms : { ...terms, expiresAt: toExpiry(expiry, date) };
}

/**
 * A share while it is being set up: nothing exists before `publish`; from then on every change is kept under the same link.
 * `outputIds` are the versions of a share that does not exist yet.
 */
export function useShareDraft(existing: Share | null, outputIds: string[], onSaved?: (share: Share) => void) {
  const [share, setShare] = useState(existing);
  const [draft, setDraft] = useState<ShareDraft>(() => (existing ? toDraft(existing) : newDraft));
  const [isUnsaved, setUnsaved] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<(() => void) | null>(null);
  const publishing = useRef<Promise<Share> | null>(null);
  const saved = (next: Share) => {
    setShare(next);
    setUnsaved(false);
    onSaved?.(next);
    return next;
  };

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      waiting.current?.();
    },
    [],
  );

  function keep(change: Partial<ShareSettings>) {
    if (!share) return;
    clearTimeout(timer.current);
    const send = () => {
      waiting.current = null;
      changeShare(share.id, change).then(saved, () => setUnsaved(true));
    };
    waiting.current = send;
    timer.current = setTimeout(send, RESTING_MS);
  }

  return {
    share,
    draft,
    isUnsaved,
    changed(change: Partial<ShareDraft>) {
      const next = { ...draft, ...change };
      setDraft(next);
      keep({ ...toTerms(next), ...(next.password && { password: next.password }) });
    },
    passwordRemoved() {
      setDraft({ ...draft, password: "" });
      keep({ ...toTerms(draft), password: null });
    },
    versionsChanged: (ids: string[]) => keep({ ...toTerms(draft), outputIds: ids }),
    /** The share, made now if there is none yet. */
    publish(): Promise<Share> {
      if (share) return Promise.resolve(share);
      publishing.current ??= createShare({
        expiresAt: null,
        ...toTerms(draft),
        password: draft.password || null,
        outputIds,
      })
        .then(saved)
        .finally(() => {
          publishing.current = null;
        });
      return publishing.current;
    },
  };
}
