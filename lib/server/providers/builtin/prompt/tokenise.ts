import { findPhrase } from "./lexicon";
import { readNumber } from "./read-number";
import type { Meaning, Token } from "./tokens";

const comma = /[,:/|]/;
const stop = /[.。;!?…]/;
const skipped = /[\s"'“”()[\]{}<>《》「」『』【】*_~#=-]/;
const word = /^(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+/u;

/** Cuts the looked-up form of a prompt into known phrases, numbers, separators and words that are not known. Nothing but spaces and quotes is lost. */
export function tokenise(key: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < key.length) {
    const token = tokenAt(key, at);
    if (token) tokens.push(token);
    at = token?.end ?? at + 1;
  }
  return tokens;
}

function tokenAt(key: string, at: number): Token | null {
  const token = (meaning: Meaning, length: number): Token => ({ ...meaning, start: at, end: at + length });
  const phrase = findPhrase(key, at);
  const number = startsWord(key, at) ? readNumber(key, at) : null;
  if (phrase && phrase.phrase.length >= (number ? number.end - at : 0))
    return token(phrase.meaning, phrase.phrase.length);
  if (number) return number;
  const character = String.fromCodePoint(key.codePointAt(at) ?? 0);
  if (comma.test(character)) return token({ kind: "separator", between: "comma" }, 1);
  if (stop.test(character)) return token({ kind: "separator", between: "stop" }, 1);
  if (skipped.test(character)) return null;
  const unknown = word.exec(key.slice(at, at + 200));
  return token({ kind: "unknown" }, unknown?.[0].length ?? character.length);
}

function startsWord(key: string, at: number): boolean {
  return !/[\p{Script=Latin}\p{N}.]/u.test(key.charAt(at - 1)) || /[+-]/.test(key.charAt(at));
}
