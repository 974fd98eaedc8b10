import { canceled } from "./canceled";
import type { FilterOptions } from "./filters/filter";
import { looks } from "./filters/looks";
import { reshape } from "./filters/reshape";
import { tint } from "./filters/tint";
import type { Instruction } from "./instruction";
import { mixPictures } from "./pixels/mix-pictures";
import type { Picture } from "./pixels/picture";
import { createRandom, partSeed } from "./pixels/random";
import { findColour } from "./prompt/colours";

type Recipe = {
  instructions: readonly Instruction[];
  /** Above 0 and up to 1. */
  strength: number;
  seed: number;
  /** Whether this is one of several outputs, which then lean a little away from each other. */
  varies: boolean;
  maxPixels: number;
  signal: AbortSignal;
};

/** Does one instruction after the other and blends the result with the reshaped original. Throws `ProviderError` when stopped. */
export async function applyInstructions(source: Picture, recipe: Recipe): Promise<Picture> {
  const { strength, maxPixels, signal } = recipe;
  let original = source;
  let result = source;
  for (const [index, instruction] of recipe.instructions.entries()) {
    if (signal.aborted) throw canceled();
    switch (instruction.name) {
      case "mirror":
      case "flip":
      case "rotate": {
        const isUntouched = result === original;
        result = await reshape(result, instruction, maxPixels, signal);
        if (strength < 1) original = isUntouched ? result : await reshape(original, instruction, maxPixels, signal);
        else if (isUntouched) original = result;
        break;
      }
      default:
        result = await look(result, instruction, optionsFor(instruction, index, recipe));
    }
  }
  if (signal.aborted) throw canceled();
  return strength < 1 && result !== original ? mixPictures(original, result, strength, signal) : result;
}

type Look = Exclude<Instruction, { name: "mirror" | "flip" | "rotate" }>;

async function look(picture: Picture, instruction: Look, options: FilterOptions): Promise<Picture> {
  if (instruction.name === "tint") return tint(picture, findColour(instruction.colour), options);
  const { filter, replaces } = looks[instruction.name];
  const filtered = await filter(picture, options);
  return replaces ? mixPictures(picture, filtered, options.amount, options.signal) : filtered;
}

/** Amounts that nobody wrote as a number differ by up to a fifth between the outputs of one edit. */
function optionsFor(instruction: Look, index: number, { seed, varies, signal }: Recipe): FilterOptions {
  const lean = varies ? createRandom(partSeed(seed, 100 + index))() * 2 - 1 : 0;
  const isLoose = !instruction.exact && (instruction.name === "tint" || !looks[instruction.name].replaces);
  const amount = isLoose ? Math.min(1, instruction.amount * (1 + 0.2 * lean)) : instruction.amount;
  return { amount, seed: partSeed(seed, index), lean, signal };
}
