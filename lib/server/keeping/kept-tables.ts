/**
 * The tables that a backup holds, each after those that it refers to. `gone` is true of the rows that were removed for good while the
 * backup was being made: `removed.edits` and `removed.images` are the ids of those.
 */
export const keptTables = [
  { name: "images", order: "id", gone: "id = any(removed.images)" },
  { name: "edits", order: "id", gone: "id = any(removed.edits)" },
  { name: "outputs", order: "id", gone: "edit_id = any(removed.edits)" },
  { name: "shares", order: "id", gone: "false" },
  {
    name: "share_outputs",
    order: "share_id, output_id",
    gone: "output_id in (select o.id from outputs o where o.edit_id = any(removed.edits))",
  },
  { name: "collections", order: "id", gone: "false" },
  {
    name: "collection_items",
    order: "collection_id, output_id",
    gone: "output_id in (select o.id from outputs o where o.edit_id = any(removed.edits))",
  },
  { name: "starred_prompts", order: "owner_id, prompt_sha256", gone: "false" },
  { name: "presets", order: "id", gone: "false" },
] as const satisfies { name: string; order: string; gone: string }[];

export type KeptTable = (typeof keptTables)[number]["name"];

/** Those that it does not hold, and why. */
export const otherTables: Readonly<Record<string, string>> = {
  lanes: "every worker writes it down when it starts",
  spending: "it counts one day, of one installation",
  spent_keys: "they are good for one day; a request that is so late finds another installation",
  sessions: "whoever had signed in signs in again",
  api_tokens: "one that was revoked since would be good again",
  secrets: "made anew, so that no cookie of the old installation is good in the new one",
};
