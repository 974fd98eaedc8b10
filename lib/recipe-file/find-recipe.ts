import { parseParametersText } from "./automatic1111";
import { parseComfyGraph } from "./comfyui";
import { parseInvokeMetadata, parseOldInvokeMetadata } from "./invokeai";
import type { PictureTexts } from "./picture-texts";
import { readPictureTexts } from "./read-picture-texts";
import { parseRecipeRecord } from "./recipe-record";
import { readXmpProperty } from "./xmp-packet";

export type RecipeOrigin = "diptych" | "automatic1111" | "comfyui" | "invokeai";

/** A recipe that was found in a file. `fields` are named as ours and come from outside: whoever uses them checks each. */
export type FoundRecipe = { origin: RecipeOrigin; fields: Readonly<Record<string, unknown>> };

/** The keyword of our record among a PNG's texts. */
export const PNG_KEYWORD = "Diptych recipe";

/** The recipe that a picture file carries, ours before those of other tools; null where there is none. Never throws. */
export async function findRecipe(file: Uint8Array): Promise<FoundRecipe | null> {
  const texts = await readPictureTexts(file);
  for (const [origin, read] of readers) {
    const fields = read(texts);
    if (fields) return { origin, fields };
  }
  return null;
}

type Reader = (texts: PictureTexts) => Record<string, unknown> | null;

const readers: readonly (readonly [RecipeOrigin, Reader])[] = [
  ["diptych", (texts) => parsed(texts.get(PNG_KEYWORD) ?? recordInXmp(texts), parseRecipeRecord)],
  ["invokeai", (texts) => parsed(texts.get("invokeai_metadata"), parseInvokeMetadata)],
  ["invokeai", (texts) => parsed(texts.get("sd-metadata"), parseOldInvokeMetadata)],
  ["comfyui", (texts) => parsed(texts.get("prompt"), parseComfyGraph)],
  ["automatic1111", (texts) => parsed(texts.get("parameters") ?? texts.get("comment"), parseParametersText)],
];

function parsed(text: string | null | undefined, parse: (text: string) => Record<string, unknown> | null) {
  return text ? parse(text) : null;
}

function recordInXmp(texts: PictureTexts): string | null {
  const packet = texts.get("xmp");
  return packet === undefined ? null : readXmpProperty(packet, "diptych:recipe");
}
