import type { Recipe } from "./recipe";

/** Short names, so that the address stays one that can be sent; never changed, as links live on. */
const names = {
  provider: "a",
  model: "m",
  prompt: "p",
  negativePrompt: "x",
  strength: "s",
  steps: "t",
  guidanceScale: "g",
  seed: "r",
  n: "n",
  size: "z",
  sendSize: "o",
} as const satisfies Record<keyof Recipe, string>;

/** A whole link longer than this is cut off by some who carry it. */
const RECIPE_TEXT_MAX_CHARACTERS = 100_000;

/** A recipe as text for an address: compact JSON without what says nothing, base64url. No picture, no key. */
export function toRecipeText(recipe: Recipe): string {
  const compact: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(names) as [keyof Recipe, string][]) {
    const value = recipe[field];
    const isDefault = value === null || (field === "n" && value === 1) || (field === "sendSize" && value === "model");
    if (!isDefault) compact[name] = value;
  }
  const bytes = new TextEncoder().encode(JSON.stringify(compact));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The way into a studio with this recipe in its form. */
export function recipeAddress(recipe: Recipe): string {
  return `/?recipe=${toRecipeText(recipe)}`;
}

/** What stands in such a text, under the recipe's own names and not yet checked; null when it is none. */
export function readRecipeText(text: string): Record<string, unknown> | null {
  if (text.length > RECIPE_TEXT_MAX_CHARACTERS || !/^[\w-]+$/.test(text)) return null;
  let found: unknown;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (typeof found !== "object" || found === null || Array.isArray(found)) return null;
  const fields = new Map<string, string>(Object.entries(names).map(([field, name]) => [name, field]));
  // A name that is none of ours stays as it is, for the check to refuse.
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [fields.get(name) ?? `? ${name}`, value]));
}
