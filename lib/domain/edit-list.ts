import type { Edit, EditStatus, Output, OutputStatus } from "./edit";
import { endStatuses, pendingStatuses } from "./edit";

/** By the long side of the finished picture, in pixels. */
export const pictureSizes = { small: [0, 1023], medium: [1024, 2047], large: [2048, 1_000_000] } as const;

export type PictureSize = keyof typeof pictureSizes;

/** Which edits to list. Left out: all, newest first, the trash not among them. */
export type EditQuery = {
  limit?: number;
  cursor?: string;
  /** Only these; in an address separated by commas. */
  ids?: readonly string[];
  /** Words of the prompt. */
  q?: string;
  provider?: string;
  model?: string;
  /** Any of these; in an address separated by commas: `status=failed,unconfirmed`. */
  status?: readonly EditStatus[];
  favourite?: boolean;
  size?: PictureSize;
  sourceId?: string;
  /** With an output in this collection; `EditOrder` then has them in its order. */
  collectionId?: string;
  /** Made at this moment or later, and before that one; ISO 8601. */
  from?: string;
  to?: string;
  trash?: boolean;
  sort?: "newest" | "oldest";
};

/** One page of edits; `total` counts all that the query finds. */
export type EditList = { items: Edit[]; nextCursor: string | null; total: number };

/**
 * All that a query finds, in order, with what a grid needs to lay it out before it knows more. The four lists are of one
 * length. `outputs` are only those that the query is about: a favourite's plain sisters are not.
 */
export type EditOrder = {
  ids: string[];
  /** Seconds since 1970. */
  createdAt: number[];
  outputs: string[][];
  /** Width to height in hundredths; 0 for an output without a picture. */
  shapes: number[][];
};

/** Of which an edit of this status has at least one output. */
export const outputStatusesOf: Record<EditStatus, readonly OutputStatus[]> = {
  queued: ["queued"],
  running: pendingStatuses,
  succeeded: ["succeeded"],
  unconfirmed: ["unconfirmed"],
  failed: ["failed"],
  canceled: ["canceled"],
};

export const editStatuses = ["queued", "running", ...endStatuses] as const satisfies readonly EditStatus[];

/** Whether an output of a listed edit is one that the query is about. */
export function isAskedFor(output: Output, { favourite, status, size }: EditQuery): boolean {
  if (favourite !== undefined && output.favourite !== favourite) return false;
  if (status && !status.some((each) => outputStatusesOf[each].includes(output.status))) return false;
  if (size === undefined) return true;
  const [least, most] = pictureSizes[size];
  const longSide = output.image ? Math.max(output.image.width, output.image.height) : -1;
  return longSide >= least && longSide <= most;
}

export const shapeOf = ({ image }: Output): number => (image ? Math.round((100 * image.width) / image.height) : 0);
