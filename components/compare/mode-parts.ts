import { type ComponentType, lazy } from "react";
import type { Size } from "@/lib/client/camera";
import type { CompareScene } from "@/lib/client/compare-layout";
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

type StageShape = "wide" | "narrow" | "short";

const NARROW_STAGE_PX = 560;
/** Below it, a panel at the foot would leave nothing of the picture. */
const SHORT_STAGE_PX = 280;

/** How the stage has room for panels: on a short one, as on a phone on its side, they stand beside the picture. */
export function shapeOf({ measures }: { measures: { stage: Size } | null }): StageShape {
  const { width, height } = measures?.stage ?? { width: Infinity, height: Infinity };
  if (height < SHORT_STAGE_PX) return "short";
  return width < NARROW_STAGE_PX ? "narrow" : "wide";
}

/** What the panel of a mode takes of the stage's foot, in CSS pixels, where it does not stand beside the picture. */
const panelRooms: Partial<Record<CompareModeId, Record<Exclude<StageShape, "short">, number>>> = {
  overlay: { wide: 52, narrow: 60 },
  difference: { wide: 76, narrow: 132 },
};

/** What it takes of a short stage's side, with the gap to the picture. */
const SIDE_PANEL_PX = 184;

/** What the panel of a mode takes of the stage, in CSS pixels, so that the fitted picture stays clear of it. */
export function panelInsets(mode: CompareModeId, shape: StageShape): Pick<CompareScene, "bottomInset" | "sideInset"> {
  const room = panelRooms[mode];
  if (!room) return { bottomInset: 0, sideInset: 0 };
  return shape === "short" ? { bottomInset: 0, sideInset: SIDE_PANEL_PX } : { bottomInset: room[shape], sideInset: 0 };
}
