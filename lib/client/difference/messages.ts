import type { Difference } from "@/lib/domain/difference";
import type { Alignment } from "@/lib/domain/pixels/alignment";
import type { Rect } from "../camera";

type PictureToMeasure = { url: string; width: number; height: number };

export type PairToMeasure = {
  before: PictureToMeasure;
  after: PictureToMeasure;
  /** How one lies on the other, in the after's pixels, where the server has found it out; null when it could not. */
  known?: Alignment | null;
};

/** `region` is the pictures' common part, as fractions of the after's frame: what a heat map covers. */
export type MeasuredPair = { difference: Difference; region: Rect };

/** What is looked at of a measured pair, closer than it was measured. */
export type PartToSharpen = {
  /** In their full forms. */
  before: PictureToMeasure;
  after: PictureToMeasure;
  /** As fractions of the after's frame. */
  part: Rect;
  /** Of the after's own size: 1 is pixel by pixel. */
  scale: number;
};

/** A colour of each picture (red, green, blue, opacity; null outside of it) and how far they are apart. */
export type ColourPair = { before: Colour | null; after: Colour | null; deltaE: number | null };
export type Colour = [red: number, green: number, blue: number, alpha: number];

/** What the worker is asked, by kind. It holds the pair of the last `measure`, and the part of it of the last `sharpen`. */
export type Questions = {
  measure: { ask: PairToMeasure; answer: MeasuredPair };
  /** The place of what there is of the part in both, as fractions of the frame; null where that is nothing. */
  sharpen: { ask: PartToSharpen; answer: Rect | null };
  paint: { ask: { of: "pair" | "part"; threshold: number }; answer: { bitmap: ImageBitmap; changedShare: number } };
  /** `x` and `y` are fractions of the frame. `isAligned`: the after is looked at where it would lie without its move. */
  colours: { ask: { x: number; y: number; isAligned: boolean }; answer: ColourPair };
};

export type Question = {
  [Kind in keyof Questions]: { id: number; kind: Kind; ask: Questions[Kind]["ask"] };
}[keyof Questions];

export type Answer = { id: number } & ({ answer: unknown } | { error: string });
