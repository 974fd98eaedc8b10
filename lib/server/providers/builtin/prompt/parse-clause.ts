import type { Instruction } from "../instruction";
import { attachAmounts } from "./attach-amounts";
import type { Clause } from "./clauses";
import { findWishes, isNeutral } from "./find-wishes";
import { toInstruction } from "./to-instruction";
import type { Token } from "./tokens";
import { addable } from "./vocabulary";
import type { Wish } from "./wish";

/** Words of the prompt, from `start` to before `end`. */
type Stretch = { start: number; end: number };

/** What one part of a prompt asks for, and where the words stand that were not followed. */
export function parseClause({ tokens, negated }: Clause): {
  instructions: Instruction[];
  leftOver: Stretch[];
  tooMuch: Stretch[];
} {
  const wishes = findWishes(tokens);
  attachAmounts(tokens, wishes);
  const possible = wishes.flatMap((wish) => {
    const instruction = toInstruction(wish);
    return instruction ? [{ wish, instruction }] : [];
  });
  const known = usedBy(possible.map(({ wish }) => wish));
  const isClean = tokens.every(
    (token, at) => known.has(at) || isSilent(tokens, at, possible.length > 0) || isMaking(token),
  );
  const isRefused = negated || tokens.some((token, at) => refuses(tokens, token, at));
  const followed = possible.filter(
    ({ wish }) => !isRefused && (isClean ? fitsAdder(tokens, wish) : standsAlone(tokens, wish)),
  );
  const used = usedBy(followed.map(({ wish }) => wish));
  const stays = (token: Token, at: number) =>
    !used.has(at) && !isSilent(tokens, at, followed.length > 0) && !(isMaking(token) && followed.length > 0);
  return {
    instructions: followed.map(({ instruction }) => instruction),
    leftOver: stretches(tokens, stays, used),
    tooMuch: followed.flatMap(({ wish: { percent, uses } }) =>
      percent !== null && Math.abs(percent) > 100
        ? uses.flatMap((at) => tokens[at] ?? []).filter(({ kind }) => kind === "number")
        : [],
    ),
  };
}

function usedBy(wishes: readonly Wish[]): Set<number> {
  return new Set(wishes.flatMap(({ uses }) => uses));
}

/** Filler, and what is filler beside a wish: "tone" in "night tone", "turn" in "turn it into a sketch". */
function isSilent(tokens: readonly Token[], at: number, besideWish: boolean): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.kind === "excess") return !refuses(tokens, token, at);
  if (token.kind === "tone") return besideWish;
  if (token.kind === "rotate") return !token.bare;
  return isNeutral(token) && !isMaking(token);
}

function isMaking({ kind }: Token): boolean {
  return kind === "maker" || kind === "adder";
}

function refuses(tokens: readonly Token[], { kind }: Token, at: number): boolean {
  if (kind === "negation" || kind === "refusal") return true;
  const next = tokens[at + 1]?.kind;
  return kind === "excess" && (next === "look" || next === "property" || next === "amount");
}

/** "Add grain" is a wish; "add a cartoon" may be one for a thing. */
function fitsAdder(tokens: readonly Token[], { aim, sure, uses }: Wish): boolean {
  if (!tokens.some(({ kind }) => kind === "adder")) return true;
  if (aim.name === "property" || aim.name === "tint") return true;
  if (aim.name !== "look") return false;
  return sure || addable.has(aim.look) || tokens[Math.max(...uses) + 1]?.kind === "effect";
}

/** Whether a wish counts beside words that are not known. */
function standsAlone(tokens: readonly Token[], { sure, uses }: Wish): boolean {
  if (!sure || tokens.some(isMaking)) return false;
  let next = Math.min(...uses) + 1;
  if (tokens[next]?.kind === "joiner") next++;
  const kind = tokens[next]?.kind;
  return kind !== "unknown" && kind !== "colour";
}

/** Runs of words that stay, with the filler between them. */
function stretches(
  tokens: readonly Token[],
  stays: (token: Token, at: number) => boolean,
  used: ReadonlySet<number>,
): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  for (const [at, token] of tokens.entries()) {
    if (used.has(at)) open = null;
    else if (stays(token, at)) {
      if (open) open.end = token.end;
      else {
        open = { start: token.start, end: token.end };
        found.push(open);
      }
    }
  }
  return found;
}
