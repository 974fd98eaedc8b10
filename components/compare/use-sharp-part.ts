import { useEffect, useRef, useState } from "react";
import type { Rect } from "@/lib/client/camera";
import { middleOf } from "@/lib/client/compare-layout";
import type { ComparePicture } from "@/lib/client/compare-picture";
import { sceneOf, useCompareStore } from "@/lib/client/compare-store";
import type { DifferenceClient } from "@/lib/client/difference/difference-client";
import { covers, type WantedPart, wantedPart } from "@/lib/client/difference/wanted-part";
import type { PairWorkState } from "./use-measured-pair";

/** Longer than a hand rests between two moves: the full forms are decoded for it. */
const RESTING_MS = 280;

/** A picture that was not given just now may well be in a moment; one that cannot be read never is. */
const TRIES = 4;
const TRIED_AGAIN_AFTER_MS = 1_500;

/** What is held of a pair from its full forms; `region` is its place in the frame. */
export type SharpPart = { measured: PairWorkState["measured"]; wanted: WantedPart; region: Rect | null };

/** Has what is looked at closely measured from the full forms, once camera and pointer rest; null while the measured pair will do. */
export function useSharpPart(
  { client, measured }: PairWorkState,
  before: ComparePicture,
  after: ComparePicture,
): SharpPart | null {
  const [part, setPart] = useState<SharpPart | null>(null);
  const busyWith = useRef<DifferenceClient | null>(null);
  const held = useRef<SharpPart | null>(null);
  const [one, other] = [before.full, after.full];

  useEffect(() => {
    if (!client || !measured || !one || !other) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tries = 0;
    const wantedNow = () => {
      const state = useCompareStore.getState();
      const scene = sceneOf(state);
      const spot = state.isLoupeOpen && scene ? (state.spot ?? middleOf(scene)) : null;
      return scene && wantedPart(scene, { before, after }, { isHeatMap: state.mode === "difference", spot });
    };
    const look = async () => {
      if (!isWanted) return;
      // What was asked of an ended one is never answered.
      if (busyWith.current === client) return rest();
      const wanted = wantedNow();
      if (!wanted || (held.current?.measured === measured && covers(held.current.wanted, wanted))) return;
      busyWith.current = client;
      const pictures = { before: { ...sizeOf(before), url: one }, after: { ...sizeOf(after), url: other } };
      const region = await client.ask("sharpen", { ...pictures, ...wanted }).catch(() => undefined);
      busyWith.current = null;
      tries = region === undefined ? tries + 1 : 0;
      if (region === undefined && tries < TRIES) return rest(TRIED_AGAIN_AFTER_MS);
      held.current = { measured, wanted, region: region ?? null };
      setPart(held.current);
      rest();
    };
    const rest = (afterMs = RESTING_MS) => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), afterMs);
    };
    rest();
    const unsubscribe = useCompareStore.subscribe(() => rest());
    return () => {
      isWanted = false;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client, measured, before, after, one, other]);

  return part?.measured === measured ? part : null;
}

const sizeOf = ({ width, height }: ComparePicture) => ({ width, height });
