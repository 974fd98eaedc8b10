import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from "react";
import { listEditOrder } from "@/lib/client/api/edits";
import { type GalleryOrder, toFirstOrder, toGalleryOrder, withFirstPage } from "@/lib/client/gallery-order";
import { type GalleryQuery, nothingAsked, toEditQuery, toGalleryAddress } from "@/lib/client/gallery-query";
import { takeOrderAhead } from "@/lib/client/order-ahead";
import type { EditList } from "@/lib/domain/edit-list";
import { galleryDetails } from "./gallery-details";

type Change = (order: GalleryOrder) => GalleryOrder;

const REMEMBERED_MAX = 4;
/** The views of this visit, so that Back leads to the same place at once. Only ever written in the browser. */
const remembered = new Map<string, GalleryOrder>();

function remember(order: GalleryOrder) {
  const address = toGalleryAddress(order.query);
  remembered.delete(address);
  if (order.isWhole) remembered.set(address, order);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED_MAX) break;
    remembered.delete(oldest);
  }
}

/** The order of what the query finds: the first page from the server at once, the whole as soon as it is read. */
export function useGalleryOrder(first: EditList, drawn: GalleryQuery, query: GalleryQuery) {
  const address = toGalleryAddress(query);
  const [order, setOrder] = useState<GalleryOrder>(
    () => remembered.get(address) ?? toFirstOrder(first.items, first.total, drawn),
  );
  const [state, setState] = useState<"reading" | "ready" | "failed">("reading");
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(order);
  /** What happened while the order was on its way: it may not know of it yet. */
  const missed = useRef<Change[] | null>(null);

  useEffect(() => galleryDetails.put(first.items), [first]);

  useEffect(() => {
    latest.current = order;
    remember(order);
  }, [order]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says all that the query does.
  useEffect(() => {
    const controller = new AbortController();
    const known = remembered.get(address);
    if (known) setOrder(known);
    setState("reading");
    missed.current = [];
    const ahead = address === toGalleryAddress(nothingAsked) ? takeOrderAhead() : null;
    (ahead ?? listEditOrder(toEditQuery(query), controller.signal)).then(
      (answer) => {
        if (controller.signal.aborted) return;
        const changes = missed.current ?? [];
        missed.current = null;
        const read = toGalleryOrder(answer, query);
        const whole = ahead ? withFirstPage(read, first.items) : read;
        setOrder(changes.reduce((order, change) => change(order), whole));
        setState("ready");
      },
      () => !controller.signal.aborted && setState("failed"),
    );
    return () => controller.abort();
  }, [address, attempt]);

  const change: Dispatch<SetStateAction<GalleryOrder>> = (next) => {
    if (typeof next === "function") missed.current?.push(next);
    setOrder(next);
  };
  const changeOrder = useRef(change);

  const readAgain = useCallback(() => setAttempt((count) => count + 1), []);

  return { order, latest, changeOrder: changeOrder.current, state, readAgain };
}
