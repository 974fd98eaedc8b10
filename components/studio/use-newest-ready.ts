import { type RefObject, useEffect } from "react";
import { holdReady } from "@/lib/client/ready-pictures";
import type { Version } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";
import { CARD_PX } from "./version-card";

/**
 * Where a prompt is written a press of Run comes next, which leads the filmstrip to its newest versions from wherever it is. Their small
 * pictures are here by then: fetched at the press, they would stand in its way.
 */
export function useNewestReady(strip: RefObject<HTMLElement | null>, versions: readonly Version[]) {
  const isWritten = useStudio(({ form }) => form.prompt !== "");
  useEffect(() => {
    const list = strip.current;
    // At its start they are in sight. Further on they are fetched by themselves as long as they are near, some four cards.
    if (!isWritten || !list || list.scrollLeft === 0) return;
    const newest = versions.slice(0, Math.ceil(list.clientWidth / CARD_PX));
    const held = newest.flatMap(({ output: { image } }) => (image ? holdReady(image.urls.thumb) : []));
    return () => {
      for (const letGo of held) letGo();
    };
  }, [isWritten, versions, strip]);
}
