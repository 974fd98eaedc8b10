import { useCallback, useEffect, useRef, useState } from "react";
import type { Rect } from "@/lib/client/camera";
import { useCompareStore } from "@/lib/client/compare-store";
import type { Questions } from "@/lib/client/difference/messages";
import type { PairWorkState } from "./use-measured-pair";

export type HeatMapState = {
  canvas: (element: HTMLCanvasElement | null) => void;
  /** Of the map as it is painted; null before there is one of what is looked at now. */
  changedShare: number | null;
};

/** What is painted, and where in the frame; another object is another painting. */
type Subject = { region: Rect | null };

/**
 * Has a heat map painted anew whenever what it shows or the threshold changes; of thresholds that come faster than that, only the last.
 * The canvas is placed with the frame that shows it, and neither seen nor held while there is nothing to show; with `isKept` the last
 * painting stays for as long as the next one is on its way.
 */
export function useHeatMap(
  client: PairWorkState["client"],
  of: Questions["paint"]["ask"]["of"],
  subject: Subject | null,
  isKept: boolean,
): HeatMapState {
  const threshold = useCompareStore((state) => state.threshold);
  const [painted, setPainted] = useState<{ subject: Subject; changedShare: number } | null>(null);
  const element = useRef<HTMLCanvasElement | null>(null);
  const isBusy = useRef(false);
  const wanted = useRef({ threshold, subject });

  useEffect(() => {
    wanted.current = { threshold, subject };
    if (subject ? !subject.region : !isKept) clear(element.current);
    if (!client || !subject?.region || isBusy.current) return;
    const paint = async () => {
      isBusy.current = true;
      for (;;) {
        const asked = wanted.current;
        if (!asked.subject?.region) break;
        const done = await client.ask("paint", { of, threshold: asked.threshold }).catch(() => null);
        if (done && element.current && asked.subject === wanted.current.subject) {
          element.current.getContext("bitmaprenderer")?.transferFromImageBitmap(done.bitmap);
          place(element.current, asked.subject.region);
          setPainted({ subject: asked.subject, changedShare: done.changedShare });
        } else done?.bitmap.close();
        if (asked === wanted.current) break;
      }
      isBusy.current = false;
    };
    void paint();
  }, [client, of, subject, threshold, isKept]);

  const canvas = useCallback((next: HTMLCanvasElement | null) => {
    element.current = next;
    if (!next) setPainted(null);
  }, []);
  return { canvas, changedShare: painted !== null && painted.subject === subject ? painted.changedShare : null };
}

function clear(canvas: HTMLCanvasElement | null) {
  canvas?.style.setProperty("visibility", "hidden");
  canvas?.getContext("bitmaprenderer")?.transferFromImageBitmap(null);
}

function place({ style }: HTMLCanvasElement, { x, y, width, height }: Rect) {
  const percent = (part: number) => `${part * 100}%`;
  Object.assign(style, {
    left: percent(x),
    top: percent(y),
    width: percent(width),
    height: percent(height),
    visibility: "inherit",
  });
}
