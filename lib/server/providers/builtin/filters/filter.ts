import type { Picture } from "../pixels/picture";

export type FilterOptions = {
  /** How much, above 0 and up to 1. */
  amount: number;
  /** Drives grain, paper and strokes: the same seed gives the same bytes. */
  seed: number;
  /** −1 to 1: how one of several outputs leans away from the others; 0 for a single one. */
  lean: number;
  signal: AbortSignal;
};

/** Makes a new picture of the same size; the one it got stays as it was, and so does the transparency. */
export type Filter = (picture: Picture, options: FilterOptions) => Promise<Picture>;
