import type { Sent } from "@/lib/domain/edit";
import type { Recipe } from "@/lib/domain/recipe";

/**
 * The recipe as a file carries it, documented in `docs/recipe-metadata.md`: what was asked for and what was truly sent.
 * It names nobody: no owner, no key, no file name, no account.
 */
export type RecipeRecord = Omit<Recipe, "n"> & {
  /** Of this format. */
  version: 1;
  /** "Diptych 0.1.0". */
  app: string;
  /** The seed that was used, where one is known. */
  seed: number | null;
  sent: Sent | null;
};

/** Fields of a call that say who called, not what was asked. */
const aboutTheCaller = ["user"];

/** Of one finished output: its own seed stands in the place of the recipe's. */
export function toRecipeRecord(
  { n: _, ...recipe }: Recipe,
  output: { seed: number | null; sent: Sent | null },
  app: string,
): RecipeRecord {
  const sent =
    output.sent && Object.fromEntries(Object.entries(output.sent).filter(([name]) => !aboutTheCaller.includes(name)));
  return { version: 1, app, ...recipe, seed: output.seed ?? recipe.seed, sent };
}

/**
 * One line of JSON, the same in every format of file. XML cannot hold control characters and the two non-characters, so they are written
 * as JSON's own escapes; lone surrogates are by themselves.
 */
export function writeRecipeRecord(record: RecipeRecord): string {
  return JSON.stringify(record).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** What a file says under our name, its values unchecked; null where it is no record of ours. */
export function parseRecipeRecord(json: string): Record<string, unknown> | null {
  const found = parseObject(json);
  return found?.version === 1 && typeof found.prompt === "string" ? found : null;
}

/** An unfinished string reaches to the end, so that no text is read twice. */
const stringOrNoNumber = /"(?:\\.|[^"\\])*(?:"|$)|-?\b(?:NaN|Infinity)\b/gs;

/** A JSON object, or null for anything else. NaN and infinities, which Python's writers leave in, are read as null. */
export function parseObject(json: string): Record<string, unknown> | null {
  return toObject(
    parseJson(json) ?? parseJson(json.replace(stringOrNoNumber, (found) => (found[0] === '"' ? found : "null"))),
  );
}

export function toObject(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
