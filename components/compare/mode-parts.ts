import type { ComponentType } from "react";
import type { CompareModeId } from "@/lib/client/compare-modes";
import type { StageParts } from "@/lib/client/draw-stage";
import { Divider } from "./divider";
import { HoldBefore } from "./hold-before";

/** What a mode lays over its pictures. */
export const modeParts: Record<CompareModeId, ComponentType<{ parts: StageParts }> | null> = {
  split: Divider,
  "side-by-side": null,
  "after-only": HoldBefore,
};
