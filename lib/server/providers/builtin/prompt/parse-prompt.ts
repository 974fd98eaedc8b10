import type { Warning } from "@/lib/domain/edit";
import type { Instruction } from "../instruction";
import { splitClauses } from "./clauses";
import { normalisePrompt } from "./normalise-prompt";
import { parseClause } from "./parse-clause";
import { tokenise } from "./tokenise";
import { inWorkingOrder } from "./working-order";

/** A prompt may not keep the server busy for minutes. */
const INSTRUCTIONS_MAX = 12;
const WARNINGS_MAX = 10;
const DETAIL_MAX_CHARACTERS = 200;

/**
 * What a prompt asks for in the fixed vocabulary of English and Chinese, in the order in which it is to be done, and warnings about the rest.
 *
 * The rule: the prompt falls into parts at commas, "and", "then" and the like. A part that is known through and through is
 * followed. In a part with words that are not known, only a phrase that can hardly mean anything else is followed ("pencil sketch",
 * "black and white"), and only when it does not describe the next word ("black and white cat"); everyday words ("night", "blur",
 * "dark") are not. Nothing is followed in a part with a negation, nor in one that changes what is in the picture ("put", "remove",
 * "only"), nor is a look that the picture is said to have ("this sketch", "night into day"). What was not followed is reported.
 */
export function parsePrompt(prompt: string): { instructions: Instruction[]; warnings: Warning[] } {
  const { text, key } = normalisePrompt(prompt);
  const found: { instruction: Instruction; stage: number }[] = [];
  const warnings: Warning[] = [];
  for (const clause of splitClauses(tokenise(key))) {
    const { instructions, leftOver, tooMuch } = parseClause(clause);
    for (const instruction of instructions) found.push({ instruction, stage: clause.stage });
    for (const { start, end } of leftOver)
      warnings.push({ field: "prompt", kind: "ignored", detail: cut(text.slice(start, end)) });
    for (const { start, end } of tooMuch) {
      warnings.push({
        field: "prompt",
        kind: "adjusted",
        detail: `${cut(text.slice(start, end))}: 100 % is the most.`,
      });
    }
  }
  const instructions = inWorkingOrder(found);
  if (instructions.length > INSTRUCTIONS_MAX) {
    warnings.push({
      field: "prompt",
      kind: "ignored",
      detail: `Everything after the first ${INSTRUCTIONS_MAX} instructions.`,
    });
  }
  return { instructions: instructions.slice(0, INSTRUCTIONS_MAX), warnings: shortened(warnings) };
}

function cut(words: string): string {
  const characters = [...words];
  return characters.length > DETAIL_MAX_CHARACTERS
    ? `${characters.slice(0, DETAIL_MAX_CHARACTERS - 1).join("")}…`
    : words;
}

function shortened(warnings: Warning[]): Warning[] {
  if (warnings.length <= WARNINGS_MAX) return warnings;
  const rest = warnings.slice(WARNINGS_MAX - 1).map(({ detail }) => detail);
  return [...warnings.slice(0, WARNINGS_MAX - 1), { field: "prompt", kind: "ignored", detail: cut(rest.join("; ")) }];
}
