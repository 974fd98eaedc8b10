import type { Edit, EditStatus } from "./edit";

/** Which edits to list. Left out: all, newest first, the trash not among them. */
export type EditQuery = {
  limit?: number;
  cursor?: string;
  /** Words of the prompt. */
  q?: string;
  provider?: string;
  model?: string;
  /** Any of these; in an address separated by commas: `status=failed,unconfirmed`. */
  status?: readonly EditStatus[];
  favourite?: boolean;
  sourceId?: string;
  trash?: boolean;
  sort?: "newest" | "oldest";
};

/** One page of edits; `total` counts all that the query finds. */
export type EditList = { items: Edit[]; nextCursor: string | null; total: number };
