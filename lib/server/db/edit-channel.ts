/** Where the database tells of changed edits. */
export const EDIT_CHANNEL = "diptych_edits";

/** One change, told in the order of commits; revisions may come in another order. */
export type EditChange = { ownerId: string; editId: string; revision: number };
