/**
 * How far a result is from what it was made of, as the eye sees it (CIEDE2000): measured once, after the two were laid on each other.
 * Lengths are in the result's own pixels unless said otherwise.
 */
export type Difference = {
  /** Of the pixels of both pictures' common part, 0 to 1: how many differ by more than `threshold`. */
  changedShare: number;
  meanDeltaE: number;
  /** 95 of 100 pixels differ by no more than this. */
  p95DeltaE: number;
  threshold: number;
  /** How far the whole picture moved, to the right and down. */
  movedX: number;
  movedY: number;
  /** How much larger its content became: 1.008 is zoomed by 0.8 %. */
  zoom: number;
  /** The size at which they were compared: the smaller one's, at most `COMPARED_MAX_PX` long. */
  comparedWidth: number;
  comparedHeight: number;
  /** False when nothing was found by which to lay one on the other; then neither is taken as moved. */
  aligned: boolean;
};

/** ΔE from which a pixel counts as changed. 1 can just be seen side by side; what a compression leaves behind lies mostly below 3. */
export const CHANGED_DELTA_E = 3;

/** The long side at which larger pictures are compared. */
export const COMPARED_MAX_PX = 2048;
