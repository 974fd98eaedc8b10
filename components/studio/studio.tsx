"use client";

import type { StudioPlace } from "@/lib/client/studio-address";
import type { Studio as StudioStart } from "@/lib/domain/studio";
import { StudioProvider } from "./studio-provider";
import { StudioScreen } from "./studio-screen";

/** The studio, from what the server found under its address. */
export function Studio({
  start,
  place,
  isMissing,
  maxUploadBytes,
}: {
  start: StudioStart;
  place: StudioPlace;
  /** The address named something that is not there. */
  isMissing: boolean;
  maxUploadBytes: number;
}) {
  return (
    <StudioProvider studio={start} place={place} maxUploadBytes={maxUploadBytes}>
      <StudioScreen isMissing={isMissing} />
    </StudioProvider>
  );
}
