import type { Image } from "./image";

/** Finished versions under a name, in an order of the person's own. A version may be in several. */
export type Collection = {
  id: string;
  name: string;
  /** Those outside the trash. */
  count: number;
  /** The first one's picture. */
  cover: Image | null;
  createdAt: string;
};

export const COLLECTION_NAME_MAX = 100;
