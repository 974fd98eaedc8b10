import { useCallback, useEffect, useRef, useState } from "react";
import { listEdits } from "@/lib/client/api";
import { type GalleryList, toGalleryList, withFirstPage, withPage } from "@/lib/client/gallery-list";
import { type GalleryQuery, toEditQuery } from "@/lib/client/gallery-query";
import type { EditList } from "@/lib/domain/edit-list";

/** How far this visit had scrolled, so that Back from the studio leads to the same place. Only ever written in the browser. */
let remembered: GalleryList | null = null;

function recall(first: EditList, { q, filter }: GalleryQuery): GalleryList {
  const isSame = remembered?.query.q === q && remembered.query.filter === filter;
  return remembered && isSame ? withFirstPage(remembered, first) : toGalleryList(first, { q, filter });
}

/** The list as it grows: the first page from the server, further ones by `loadMore`. */
export function useGalleryList(first: EditList, query: GalleryQuery) {
  const [drawn, setDrawn] = useState(first);
  const [list, setList] = useState(() => recall(first, query));
  const [more, setMore] = useState<"idle" | "loading" | "failed">("idle");
  const latest = useRef(list);
  const reading = useRef<AbortController>(null);

  if (drawn !== first) {
    setDrawn(first);
    setMore("idle");
    setList(recall(first, query));
  }

  useEffect(() => {
    latest.current = list;
    remembered = list;
  }, [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page makes what is being read meaningless.
  useEffect(() => () => reading.current?.abort(), [drawn]);

  const loadMore = useCallback(async () => {
    const { nextCursor, query: asked } = latest.current;
    if (nextCursor === null || (reading.current && !reading.current.signal.aborted)) return;
    const controller = new AbortController();
    reading.current = controller;
    setMore("loading");
    try {
      const page = await listEdits({ ...toEditQuery(asked), cursor: nextCursor }, controller.signal);
      setList((now) => withPage(now, page));
      setMore("idle");
    } catch {
      if (!controller.signal.aborted) setMore("failed");
    } finally {
      if (reading.current === controller) reading.current = null;
    }
  }, []);

  return { list, latest, setList, more, loadMore };
}
