import type { Token } from "./tokens";
import type { Aim, Wish } from "./wish";

const neutral: ReadonlySet<Token["kind"]> = new Set([
  "filler",
  "determiner",
  "from",
  "becoming",
  "effect",
  "joiner",
  "maker",
  "adder",
]);

/** Whether a token means nothing by itself and may stand anywhere. */
export function isNeutral(token: Token | undefined): boolean {
  return token !== undefined && neutral.has(token.kind);
}

/** What the words of one part could ask for, in their order; whether it is followed is decided after. */
export function findWishes(tokens: readonly Token[]): Wish[] {
  const wishes: Wish[] = [];
  const wish = (aim: Aim, sure: boolean, uses: number[]) =>
    wishes.push({ aim, sure, uses, more: null, times: null, percent: null });
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "look" && !isThing(tokens, at)) wish({ name: "look", look: token.look }, token.sure, [at]);
    if (token.kind === "property") wish({ name: "property", property: token.property }, false, [at]);
    if (token.kind === "colour") {
      const tone = toneBeside(tokens, at);
      if (tone !== null) wish({ name: "tint", colour: token.colour }, false, [at, tone]);
    }
  }
  for (const { aim, uses } of geometry(tokens)) wish(aim, false, uses);
  return wishes.sort((a, b) => (a.uses[0] ?? 0) - (b.uses[0] ?? 0));
}

/** "The blur", "from black and white", "night into day": something that is there, not something to be made. */
function isThing(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.kind;
  const after = tokens[at + 1]?.kind;
  if (before === "from") return true;
  if (before === "determiner" && after !== "effect") return true;
  return after === "becoming" && tokens[at + 2]?.kind !== "number";
}

function toneBeside(tokens: readonly Token[], at: number): number | null {
  let after = at + 1;
  while (isNeutral(tokens[after])) after++;
  if (tokens[after]?.kind === "tone") return after;
  let before = at - 1;
  while (isNeutral(tokens[before])) before--;
  return tokens[before]?.kind === "tone" ? before : null;
}

function geometry(tokens: readonly Token[]): { aim: Aim; uses: number[] }[] {
  const places = (kind: Token["kind"]) => tokens.flatMap((token, at) => (token.kind === kind ? [at] : []));
  const [turnedOver] = [...places("mirror"), ...places("flip")];
  const upsideDown = places("upsideDown");
  if (turnedOver !== undefined) {
    const axes = places("axis");
    const axis = tokens[axes[0] ?? -1];
    const isUpright = axis?.kind === "axis" ? axis.axis === "vertical" : tokens[turnedOver]?.kind === "flip";
    return [{ aim: { name: isUpright ? "flip" : "mirror" }, uses: [turnedOver, ...axes, ...upsideDown] }];
  }
  const rotation = rotationOf(tokens, places("rotate"), [
    ...places("side"),
    ...places("number").filter((at) => isAngle(tokens[at])),
  ]);
  if (rotation) return [{ ...rotation, uses: [...rotation.uses, ...upsideDown] }];
  return upsideDown.length > 0
    ? [{ aim: { name: "rotate", degrees: 180 }, uses: [...upsideDown, ...places("rotate")] }]
    : [];
}

function isAngle(token: Token | undefined): boolean {
  return token?.kind === "number" && token.unit !== "percent";
}

function rotationOf(tokens: readonly Token[], verbs: number[], details: number[]): { aim: Aim; uses: number[] } | null {
  const verb = tokens[verbs[0] ?? -1];
  if (verb?.kind !== "rotate" || (!verb.bare && details.length === 0)) return null;
  const number = tokens.find((token) => isAngle(token));
  const side = tokens.find((token) => token.kind === "side");
  const isLeft = (side?.kind === "side" ? side.side : verb.side) === "left";
  const written = number?.kind === "number" ? number.value : 90;
  const degrees = (((isLeft ? -written : written) % 360) + 360) % 360;
  const aim: Aim = { name: "rotate", degrees };
  return degrees === 0 ? null : { aim, uses: [...verbs, ...details] };
}
