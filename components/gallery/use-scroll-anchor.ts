import { useEffect, useLayoutEffect, useRef } from "react";
import type { GalleryRow } from "@/lib/client/gallery-layout";
import { rowOfTile } from "@/lib/client/gallery-layout";
import type { TilePlace } from "@/lib/client/gallery-order";

type Anchor = { outputId: string /** From the lower edge of the bars to the row, in pixels. */; offset: number };

const KEY = "diptych.gallery-places";
const KEPT_MAX = 20;

/** Where each view of this tab was left, by its address. */
function readAnchors(): Record<string, Anchor> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

function keepAnchor(address: string, anchor: Anchor | null) {
  try {
    const { [address]: _old, ...others } = readAnchors();
    const entries = [...Object.entries(others), ...(anchor ? [[address, anchor] as const] : [])];
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(entries.slice(-KEPT_MAX))));
  } catch {
    // A browser that keeps nothing opens at the top.
  }
}

/**
 * Holds what is looked at where it is, whatever comes above it: news, another width, another size of tiles. Coming back to an
 * address is coming back to where one left it.
 */
export function useScrollAnchor({
  address,
  rows,
  places,
  top,
  barsHeight,
}: {
  address: string;
  rows: readonly GalleryRow[];
  places: readonly TilePlace[];
  top: number;
  barsHeight: number;
}) {
  const anchor = useRef<Anchor | null>(null);
  const drawn = useRef({ address: "", rows, places, top });
  /** What came back is held until a person scrolls: the order may still grow to where it lies. */
  const isReturning = useRef(false);

  useLayoutEffect(() => {
    const isOther = drawn.current.address !== address;
    drawn.current = { address, rows, places, top };
    if (rows.length === 0) {
      drawn.current.address = isOther ? "" : address;
      return;
    }
    if (isOther) {
      anchor.current = readAnchors()[address] ?? null;
      isReturning.current = anchor.current !== null;
      if (!anchor.current) {
        if (window.scrollY > top) window.scrollTo(0, 0);
        return;
      }
    }
    const held = anchor.current;
    if (!held) return;
    const go = () => {
      const row =
        rows[
          rowOfTile(
            rows,
            places.findIndex(({ outputId }) => outputId === held.outputId),
          )
        ];
      if (row) window.scrollTo(0, row.top + top - barsHeight - held.offset);
    };
    go();
    if (!isReturning.current) return;
    // The router scrolls to the top after this; it comes back before anything is painted.
    const frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [address, rows, places, top, barsHeight]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function note() {
      if (isReturning.current) return;
      const { rows, places, top, address } = drawn.current;
      const line = window.scrollY + barsHeight - top;
      const row = rows.find((each) => each.kind === "tiles" && each.top + each.height > line);
      const place = row?.kind === "tiles" ? places[row.start] : undefined;
      // At the top one wants to see what is new.
      anchor.current = row && place && window.scrollY > 8 ? { outputId: place.outputId, offset: row.top - line } : null;
      clearTimeout(timer);
      timer = setTimeout(() => address && keepAnchor(address, anchor.current), 150);
    }
    const settle = () => {
      isReturning.current = false;
    };
    window.addEventListener("scroll", note, { passive: true });
    for (const event of ["wheel", "touchmove", "keydown", "pointerdown"])
      window.addEventListener(event, settle, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", note);
      for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) window.removeEventListener(event, settle);
    };
  }, [barsHeight]);
}
