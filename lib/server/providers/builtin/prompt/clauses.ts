import type { Token } from "./tokens";

/** A part of a prompt between separators. */
export type Clause = {
  tokens: Token[];
  /** Counts the "then"s before it: a later stage works on what an earlier one made. */
  stage: number;
  /** Stands under a negation that began in an earlier part: "no blur and grain". */
  negated: boolean;
};

/** Cuts at separators and before negations. A negation reaches over "and" and "or", and over commas when an "or" follows: "no blur, grain or noise". */
export function splitClauses(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let clause: Clause = { tokens: [], stage: 0, negated: false };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "negation" && clause.tokens.length > 0 && !clause.negated) {
      clauses.push(clause);
      clause = { tokens: [], stage: clause.stage, negated: false };
    }
    if (token.kind !== "separator") {
      clause.tokens.push(token);
      continue;
    }
    const isNegated = clause.negated || clause.tokens.some(({ kind }) => kind === "negation");
    const reaches =
      token.between === "and" || token.between === "or" || (token.between === "comma" && orFollows(tokens, index + 1));
    if (clause.tokens.length > 0) clauses.push(clause);
    clause = {
      tokens: [],
      stage: clause.stage + (token.between === "then" ? 1 : 0),
      negated: isNegated && reaches,
    };
  }
  if (clause.tokens.length > 0) clauses.push(clause);
  return clauses;
}

function orFollows(tokens: readonly Token[], from: number): boolean {
  for (const token of tokens.slice(from)) {
    if (token.kind === "negation") return false;
    if (token.kind !== "separator") continue;
    if (token.between === "or") return true;
    if (token.between === "stop" || token.between === "then") return false;
  }
  return false;
}
