import { isNeutral } from "./find-wishes";
import type { Token } from "./tokens";
import { takesAmount, type Wish } from "./wish";

/** Gives each amount, number and direction to the wish that it stands beside, and notes its place there. */
export function attachAmounts(tokens: readonly Token[], wishes: readonly Wish[]): void {
  const takers = wishes.filter(takesAmount);
  for (const [at, token] of tokens.entries()) {
    const before = takers.findLast(({ uses }) => Math.min(...uses) < at) ?? null;
    const after = takers.find(({ uses }) => Math.min(...uses) > at) ?? null;
    if (token.kind === "direction" || token.kind === "adder") {
      const taker = before && waitsForDirection(before) && isBeside(tokens, before, at) ? before : (after ?? before);
      if (!taker || taker.more !== null) continue;
      if (token.kind === "direction") taker.more = token.more;
      else if (taker.aim.name !== "property") continue;
      else taker.more = true;
      taker.uses.push(at);
    }
    if (token.kind === "amount") {
      const first = token.after ? before : after;
      const taker = first && isBeside(tokens, first, at) ? first : ((token.after ? after : before) ?? first);
      if (!taker) continue;
      taker.times = Math.min(4, (taker.times ?? 1) * token.times);
      taker.uses.push(at);
    }
    if (token.kind === "number" && token.unit !== "degrees") {
      const taker = before?.percent === null ? before : after;
      if (!taker || taker.percent !== null || (token.unit === null && taker.aim.name !== "property")) continue;
      taker.percent = token.value;
      taker.uses.push(at);
    }
  }
}

function waitsForDirection({ aim, more }: Wish): boolean {
  return aim.name === "property" && more === null;
}

/** Whether nothing that means something stands between a wish and a place. */
function isBeside(tokens: readonly Token[], { uses }: Wish, at: number): boolean {
  const nearest = uses.reduce((near, use) => (Math.abs(use - at) < Math.abs(near - at) ? use : near));
  return tokens
    .slice(Math.min(nearest, at) + 1, Math.max(nearest, at))
    .every((token) => isNeutral(token) || token.kind === "direction" || token.kind === "amount");
}
