"use client";

import { type RunObstacle, runObstacle } from "@/lib/client/run-obstacle";
import { useStudio, useStudioParts } from "./studio-provider";

/** What keeps Run from starting now; null when nothing does. */
export function useObstacle(): RunObstacle | null {
  const { providers } = useStudioParts();
  return useStudio(({ form, several, upload, original }) =>
    runObstacle(form, providers, { hasPicture: Boolean(upload ?? original), several }),
  );
}
