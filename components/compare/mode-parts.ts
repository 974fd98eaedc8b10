import { type ComponentType, lazy } from "react";
import type { CompareModeId } from "@/lib/client/compare-modes";
import type { StageParts } from "@/lib/client/draw-stage";
import { Divider } from "./divider";
import { HoldBefore } from "./hold-before";

const OverlayControls = lazy(() =>
  import("./overlay-controls").then(({ OverlayControls }) => ({ default: OverlayControls })),
);

/** What a mode lays over its pictures. What only some people use is loaded when it is. */
export const modeParts: Record<CompareModeId, ComponentType<{ parts: StageParts }> | null> = {
  split: Divider,
  "side-by-side": null,
  overlay: OverlayControls,
  // It needs the pixels of both: `pair-work` brings it.
  difference: null,
  "after-only": HoldBefore,
};

/** What the panel of a mode takes of the stage's foot, in CSS pixels, so that the fitted picture stays clear of it. */
export const panelRooms: Partial<Record<CompareModeId, { wide: number; narrow: number }>> = {
  overlay: { wide: 52, narrow: 60 },
  difference: { wide: 76, narrow: 132 },
};
