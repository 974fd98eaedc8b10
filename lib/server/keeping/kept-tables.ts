/**
 * The tables that a backup holds, each after those that it refers to. `gone` is true of the rows that were removed for good while the
 * backup was being made: $1 are the ids of edits, $2 those of images.
 */
export const keptTables = [
  { name: "images", gone: "id = any($2)" },
  { name: "edits", gone: "id = any($1)" },
  { name: "outputs", gone: "edit_id = any($1)" },
] as const satisfies { name: string; gone: string }[];

export type KeptTable = (typeof keptTables)[number]["name"];
