import { type Instruction, instructionLabels } from "./instruction";

/** The instructions as they were understood, in the order in which they ran: "pencil sketch; brighter 30 %". */
export function describeInstructions(instructions: readonly Instruction[]): string {
  return instructions.map(describe).join("; ");
}

function describe(instruction: Instruction): string {
  switch (instruction.name) {
    case "mirror":
    case "flip":
      return instruction.name;
    case "rotate":
      return `rotate ${instruction.degrees}° clockwise`;
    case "tint":
      return `${instruction.colour} tint ${percent(instruction.amount)}`;
    default: {
      const label = instructionLabels[instruction.name].en;
      return instruction.amount === 1 ? label : `${label} ${percent(instruction.amount)}`;
    }
  }
}

function percent(amount: number): string {
  return `${Math.round(amount * 100)} %`;
}
