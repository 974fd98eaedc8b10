"use client";

import type { StudioPlace } from "@/lib/client/studio-address";
import type { Recipe } from "@/lib/domain/recipe";
import type { Compared, Studio as StudioStart } from "@/lib/domain/studio";
import { StudioProvider } from "./studio-provider";
import { StudioScreen } from "./studio-screen";

/** The studio, from what the server found under its address. */
export function Studio({
  start,
  place,
  compared,
  recipe,
  isMissing,
  maxUploadBytes,
}: {
  start: StudioStart;
  place: StudioPlace;
  compared: Compared | null;
  /** The one that the address brought, to be put into the form; null when it cannot be read. */
  recipe?: Recipe | null;
  /** The address named something that is not there. */
  isMissing: boolean;
  maxUploadBytes: number;
}) {
  return (
    <StudioProvider studio={start} place={place} compared={compared} maxUploadBytes={maxUploadBytes}>
      <StudioScreen isMissing={isMissing} recipe={recipe} />
    </StudioProvider>
  );
}
