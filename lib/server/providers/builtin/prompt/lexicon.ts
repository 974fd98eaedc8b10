import { lookNames } from "../instruction";
import { chinese } from "./chinese";
import { colours } from "./colours";
import { english } from "./english";
import type { Meaning } from "./tokens";
import { properties, type Vocabulary } from "./vocabulary";

export type Entry = { phrase: string; meaning: Meaning };

/** Every phrase of one language with its meaning; a phrase stands in it once. */
export function entriesOf(words: Vocabulary, colourWords: "en" | "zh"): Entry[] {
  const entries: Entry[] = [];
  const add = (phrases: readonly string[], meaning: Meaning) => {
    for (const phrase of phrases) entries.push({ phrase, meaning });
  };
  for (const look of lookNames) {
    add(words.looks[look].sure, { kind: "look", look, sure: true });
    add(words.looks[look].plain, { kind: "look", look, sure: false });
  }
  for (const property of properties) add(words.properties[property], { kind: "property", property });
  for (const { name, [colourWords]: phrases } of colours) add(phrases, { kind: "colour", colour: name });
  for (const { phrases, times, after = false } of words.amounts) add(phrases, { kind: "amount", times, after });
  add(words.more, { kind: "direction", more: true });
  add(words.less, { kind: "direction", more: false });
  add(words.rotate, { kind: "rotate", side: null, bare: true });
  add(words.turn, { kind: "rotate", side: null, bare: false });
  add(words.rotateLeft, { kind: "rotate", side: "left", bare: true });
  add(words.rotateRight, { kind: "rotate", side: "right", bare: true });
  add(words.horizontal, { kind: "axis", axis: "horizontal" });
  add(words.vertical, { kind: "axis", axis: "vertical" });
  add([...words.left, ...words.counterclockwise], { kind: "side", side: "left" });
  add([...words.right, ...words.clockwise], { kind: "side", side: "right" });
  for (const kind of ["mirror", "flip", "upsideDown", "tone", "from", "becoming"] as const) add(words[kind], { kind });
  add(words.negations, { kind: "negation" });
  add(words.excess, { kind: "excess" });
  add(words.refusals, { kind: "refusal" });
  add(words.makers, { kind: "maker" });
  add(words.adders, { kind: "adder" });
  add(words.determiners, { kind: "determiner" });
  add(words.effects, { kind: "effect" });
  add(words.joiners, { kind: "joiner" });
  add(words.fillers, { kind: "filler" });
  add(words.and, { kind: "separator", between: "and" });
  add(words.or, { kind: "separator", between: "or" });
  add(words.but, { kind: "separator", between: "comma" });
  add(words.next, { kind: "separator", between: "then" });
  add(words.others, { kind: "unknown" });
  return entries;
}

const byFirstCharacter = new Map<string, Entry[]>();
for (const entry of [...entriesOf(english, "en"), ...entriesOf(chinese, "zh")]) {
  const first = entry.phrase.charAt(0);
  byFirstCharacter.set(first, [...(byFirstCharacter.get(first) ?? []), entry]);
}
for (const entries of byFirstCharacter.values()) entries.sort((a, b) => b.phrase.length - a.phrase.length);

const wordCharacter = /[\p{Script=Latin}\p{N}]/u;

/** The longest phrase of either language that stands at `at`; Latin words only as whole ones. */
export function findPhrase(text: string, at: number): Entry | null {
  const entries = byFirstCharacter.get(text.charAt(at)) ?? [];
  return (
    entries.find(({ phrase }) => {
      if (!text.startsWith(phrase, at)) return false;
      const end = at + phrase.length;
      const cutsBefore = wordCharacter.test(phrase.charAt(0)) && wordCharacter.test(text.charAt(at - 1));
      const cutsAfter = wordCharacter.test(phrase.charAt(phrase.length - 1)) && wordCharacter.test(text.charAt(end));
      return !cutsBefore && !cutsAfter;
    }) ?? null
  );
}
