import type { Edit } from "./edit";
import type { Image } from "./image";
import type { Provider } from "./model-catalog";
import type { Recipe } from "./recipe";

/** One step from the original to a later picture. The original itself has neither output nor prompt. */
export type ChainLink = { image: Image; editId: string | null; outputId: string | null; prompt: string | null };

/** What the studio shows first. */
export type Studio = {
  /** The picture that the next edit begins from; null on an empty stage. */
  source: Image | null;
  /** The picture that all of these come from: the source itself when it was uploaded. */
  root: Image | null;
  /** The versions of this picture: every edit of the original and of whatever was made from it, newest first. */
  edits: Edit[];
  /** From the original to the source, both included. */
  chain: ChainLink[];
  providers: Provider[];
  /** Whether this owner has recipes under a name. */
  hasPresets: boolean;
  /** Where to go on listening from: `/api/events?since=`. */
  revision: number;
};

/** Finished versions of any pictures that another one is laid beside: the first in the place of that one's source, up to two more. */
export type Compared = {
  /** What made each of them, and with which seed. */
  versions: { image: Image; recipe: Recipe; seed: number | null }[];
  /** The other one. */
  withOutputId: string;
};
