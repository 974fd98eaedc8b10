"use client";

import { runObstacle } from "@/lib/client/run-obstacle";
import type { Obstacle } from "@/lib/domain/recipe-readiness";
import { useStudio, useStudioParts } from "./studio-provider";

/** What keeps Run from starting now; null when nothing does. */
export function useObstacle(): Obstacle | null {
  const { providers } = useStudioParts();
  return useStudio(({ form, upload, original }) =>
    runObstacle(form, providers, { hasPicture: Boolean(upload ?? original) }),
  );
}
