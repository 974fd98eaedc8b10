import { useEffect, useMemo, useRef } from "react";
import { needsFull } from "@/lib/client/compare-picture";
import { currentZoom, useCompareStore } from "@/lib/client/compare-store";
import { holdReady } from "@/lib/client/ready-pictures";
import { findVersion, neighbourOf } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";
import { useHandsOnPictures } from "./use-hands-on-pictures";

/** Later than what is looked at itself, and than a zoom that goes on. */
const AFTER_MS = 150;

/**
 * Has the versions to the left and right decoded before they are asked for, in the form that the fitted stage shows, and in full where
 * the camera is that close. No more than those two are held, and none for whoever only waits for a result.
 */
export function useNeighboursReady() {
  const edits = useStudio((state) => state.edits);
  const outputId = useStudio((state) => state.look.outputId);
  const isWanted = useHandsOnPictures();
  const held = useRef(new Map<string, () => void>());
  const neighbours = useMemo(
    () =>
      ([1, -1] as const).flatMap(
        (direction) => findVersion(edits, neighbourOf(edits, outputId, direction))?.output.image ?? [],
      ),
    [edits, outputId],
  );
  // As text: the camera moves often, and what is needed seldom changes with it.
  const addresses = useCompareStore((state) => {
    const zoom = currentZoom(state) ?? 0;
    return neighbours
      .flatMap(({ width, height, urls: { display, full } }) =>
        needsFull({ width, height, full }, zoom) ? [display, full] : display,
      )
      .join(" ");
  });
  useEffect(() => {
    if (!isWanted) return;
    const wanted = addresses.split(" ").filter(Boolean);
    for (const [address, letGo] of held.current) {
      if (wanted.includes(address)) continue;
      letGo();
      held.current.delete(address);
    }
    const timer = setTimeout(() => {
      for (const address of wanted) {
        if (!held.current.has(address)) held.current.set(address, holdReady(address));
      }
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [addresses, isWanted]);
  useEffect(() => {
    const all = held.current;
    return () => {
      for (const letGo of all.values()) letGo();
      all.clear();
    };
  }, []);
}
