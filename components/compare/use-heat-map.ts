import { useCallback, useEffect, useRef, useState } from "react";
import { useCompareStore } from "@/lib/client/compare-store";
import type { PairWorkState } from "./use-measured-pair";

export type HeatMapState = {
  canvas: (element: HTMLCanvasElement | null) => void;
  isPainted: boolean;
  /** Of the map as it is painted; null before there is one. */
  changedShare: number | null;
};

/** Has the heat map painted anew whenever pair or threshold change; of thresholds that come faster than that, only the last. */
export function useHeatMap({ client, measured }: PairWorkState, isWanted: boolean): HeatMapState {
  const threshold = useCompareStore((state) => state.threshold);
  const [painted, setPainted] = useState<{ measured: PairWorkState["measured"]; changedShare: number } | null>(null);
  const element = useRef<HTMLCanvasElement | null>(null);
  const isBusy = useRef(false);
  const wanted = useRef({ threshold, measured });

  useEffect(() => {
    wanted.current = { threshold, measured };
    if (!client || !measured || !isWanted || isBusy.current) return;
    const paint = async () => {
      isBusy.current = true;
      for (;;) {
        const asked = wanted.current;
        const done = await client.ask("paint", { threshold: asked.threshold }).catch(() => null);
        const isLast = asked.threshold === wanted.current.threshold && asked.measured === wanted.current.measured;
        if (done) {
          element.current?.getContext("bitmaprenderer")?.transferFromImageBitmap(done.bitmap);
          setPainted({ measured: asked.measured, changedShare: done.changedShare });
        }
        if (isLast || !wanted.current.measured) break;
      }
      isBusy.current = false;
    };
    void paint();
  }, [client, measured, threshold, isWanted]);

  const canvas = useCallback((next: HTMLCanvasElement | null) => {
    element.current = next;
    if (!next) setPainted(null);
  }, []);
  const isPainted = painted !== null && painted.measured === measured;
  return { canvas, isPainted, changedShare: isPainted ? painted.changedShare : null };
}
