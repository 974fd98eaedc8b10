import { type Instruction, type InstructionName, isGeometric } from "../instruction";

/** Shape first, then drawing, light, colour, sharpness, and what lies on top of it all. */
const steps: readonly (readonly InstructionName[])[] = [
  ["mirror", "flip", "rotate"],
  ["pencilSketch", "charcoal", "lineArt", "cartoon", "posterize", "night"],
  ["blackAndWhite"],
  ["brighter", "darker", "moreContrast", "lessContrast", "moreSaturation", "lessSaturation", "warmer", "cooler"],
  ["invert", "sepia", "tint", "vintage"],
  ["sharpen", "blur", "pixelate"],
  ["vignette"],
  ["filmGrain"],
];

/**
 * Orders what the prompt lists into how it is best done (grain lies on top of a blur, whichever was named first); "then" keeps its order.
 * Of the same look twice in one stage the later one counts.
 */
export function inWorkingOrder(found: readonly { instruction: Instruction; stage: number }[]): Instruction[] {
  const kept = found.filter(
    ({ instruction, stage }, index) =>
      isGeometric(instruction) ||
      !found.slice(index + 1).some((later) => later.stage === stage && later.instruction.name === instruction.name),
  );
  const rank = ({ name }: Instruction) => steps.findIndex((step) => step.includes(name));
  return kept
    .toSorted((a, b) => a.stage - b.stage || rank(a.instruction) - rank(b.instruction))
    .map(({ instruction }) => instruction);
}
