import { fittedCamera } from "../camera";
import type { CompareScene } from "../compare-layout";

/** A pair of 1000 × 500 pixels fitted into a stage that leaves 24 pixels around it. */
export const fittedScene: CompareScene = {
  mode: "split",
  orientation: "vertical",
  divider: 0.5,
  isSwapped: false,
  isBeforeHeld: false,
  isSingle: false,
  opacity: 0.5,
  others: 0,
  camera: fittedCamera,
  stage: { width: 1048, height: 648 },
  bottomInset: 0,
  sideInset: 0,
  devicePixelRatio: 1,
  picture: { width: 1000, height: 500 },
};
