import type { EditStatus } from "./edit";
import type { EditList } from "./edit-list";

/** What the gallery keeps an eye on: what still runs, and what waits for a person. */
export const watchedStatuses = {
  running: ["queued", "running"],
  attention: ["failed", "unconfirmed"],
} as const satisfies Record<string, readonly EditStatus[]>;

/** Over all edits, whatever is searched for. */
export type WatchedCounts = Record<keyof typeof watchedStatuses, number>;

/** What the gallery opens with. */
export type GalleryOpening = {
  first: EditList;
  counts: WatchedCounts;
  /** Where the news begin that `first` does not know yet. */
  revision: number;
  /** What can be filtered by. */
  providers: { id: string; label: string; models: { id: string; label: string }[] }[];
};
