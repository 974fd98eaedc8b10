import { useEffect, useRef, useState } from "react";
import type { Rect } from "@/lib/client/camera";
import { middleOf } from "@/lib/client/compare-layout";
import type { ComparePicture } from "@/lib/client/compare-picture";
import { sceneOf, useCompareStore } from "@/lib/client/compare-store";
import { covers, type WantedPart, wantedPart } from "@/lib/client/difference/wanted-part";
import type { PairWorkState } from "./use-measured-pair";

/** Longer than a hand rests between two moves: the full forms are decoded for it. */
const RESTING_MS = 280;

/** What is held of a pair from its full forms; `region` is its place in the frame. */
export type SharpPart = { measured: PairWorkState["measured"]; wanted: WantedPart; region: Rect | null };

/** Has what is looked at closely measured from the full forms, once camera and pointer rest; null while the measured pair will do. */
export function useSharpPart(
  { client, measured }: PairWorkState,
  before: ComparePicture,
  after: ComparePicture,
): SharpPart | null {
  const [part, setPart] = useState<SharpPart | null>(null);
  const isBusy = useRef(false);
  const held = useRef<SharpPart | null>(null);
  const [one, other] = [before.full, after.full];

  useEffect(() => {
    if (!client || !measured || !one || !other) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wantedNow = () => {
      const state = useCompareStore.getState();
      const scene = sceneOf(state);
      const spot = state.isLoupeOpen && scene ? (state.spot ?? middleOf(scene)) : null;
      return scene && wantedPart(scene, { before, after }, { isHeatMap: state.mode === "difference", spot });
    };
    const look = async () => {
      if (!isWanted) return;
      if (isBusy.current) return rest();
      const wanted = wantedNow();
      if (!wanted || (held.current?.measured === measured && covers(held.current.wanted, wanted))) return;
      isBusy.current = true;
      const pictures = { before: { ...sizeOf(before), url: one }, after: { ...sizeOf(after), url: other } };
      const region = await client.ask("sharpen", { ...pictures, ...wanted }).catch(() => null);
      isBusy.current = false;
      held.current = { measured, wanted, region };
      setPart(held.current);
      rest();
    };
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), RESTING_MS);
    };
    rest();
    const unsubscribe = useCompareStore.subscribe(rest);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client, measured, before, after, one, other]);

  return part?.measured === measured ? part : null;
}

const sizeOf = ({ width, height }: ComparePicture) => ({ width, height });
