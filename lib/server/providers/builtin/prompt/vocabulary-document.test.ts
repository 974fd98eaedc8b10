import { expect, it } from "vitest";
import { instructionLabels, lookNames, usualAmounts } from "../instruction";
import { chinese } from "./chinese";
import { colours } from "./colours";
import { english } from "./english";
import { properties, propertyLooks, type Vocabulary } from "./vocabulary";

const list = (phrases: readonly string[]) => phrases.join(" · ");
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const percent = (amount: number) => `${Math.round(amount * 100)} %`;

function looksTable(): string {
  const cell = (words: Vocabulary, look: (typeof lookNames)[number]) => {
    const { sure, plain } = words.looks[look];
    return list([...sure.map((phrase) => `**${phrase}**`), ...plain]);
  };
  return table(
    ["filter", "usual amount", "English", "中文"],
    lookNames.map((look) => [
      `${instructionLabels[look].en} / ${instructionLabels[look].zh}`,
      percent(usualAmounts[look]),
      cell(english, look),
      cell(chinese, look),
    ]),
  );
}

function propertiesTable(): string {
  const rows = properties.map((property) => {
    const { more, less } = propertyLooks[property];
    const meaning = [more, less].flatMap((look) => (look ? [instructionLabels[look].en] : [])).join(" / ");
    return [meaning, list(english.properties[property]), list(chinese.properties[property])];
  });
  const direction = [
    ["more", list(english.more), list(chinese.more)],
    ["less", list(english.less), list(chinese.less)],
  ];
  return table(["more or less of", "English", "中文"], [...rows, ...direction]);
}

function shapesTable(): string {
  const rows = [
    ["mirror (left and right)", "mirror"],
    ["flip (top and bottom)", "flip"],
    ["rotate (clockwise by 90° when nothing else is said)", "rotate"],
    ["rotate, beside a direction or a number", "turn"],
    ["rotate to the left", "rotateLeft"],
    ["rotate to the right", "rotateRight"],
    ["rotate by 180°", "upsideDown"],
    ["which way: left", "left"],
    ["which way: right", "right"],
    ["which way: clockwise", "clockwise"],
    ["which way: counterclockwise", "counterclockwise"],
    ["left and right", "horizontal"],
    ["top and bottom", "vertical"],
  ] as const;
  return table(
    ["shape", "English", "中文"],
    rows.map(([meaning, key]) => [meaning, list(english[key]), list(chinese[key])]),
  );
}

function amountsTable(): string {
  const row = (words: Vocabulary, factor: number) =>
    list(words.amounts.filter(({ times }) => times === factor).flatMap(({ phrases }) => phrases));
  const factors = [...new Set(english.amounts.map(({ times }) => times))].sort((a, b) => a - b);
  return table(
    ["times the usual amount, at most 100 %", "English", "中文"],
    factors.map((factor) => [String(factor), row(english, factor), row(chinese, factor)]),
  );
}

function notWantedTable(): string {
  return table(
    ["words", "English", "中文"],
    [
      ["not wanted", list(english.negations), list(chinese.negations)],
      ["a complaint, before a filter", list(english.excess), list(chinese.excess)],
      ["changes what is in the picture, or takes a part of it", list(english.refusals), list(chinese.refusals)],
    ],
  );
}

const document = () => `# Built-in filters

<!-- Made from the vocabulary in lib/server/providers/builtin/prompt by vocabulary-document.test.ts: \`npx vitest run vocabulary-document -u\`. -->

The provider "Built-in filters – no AI" works without a key, without a network and for nothing. It knows a fixed vocabulary in English and
Chinese; a prompt may hold several instructions, up to twelve, separated by commas, "and", "then", 、 ， 并 然后 and the like.

## How a prompt is read

- A part of the prompt of which every word is known is followed. Words of politeness and filler ("please", "make it", 请, 把, 一下) count for nothing.
- In a part with words that are not known, only the phrases in **bold** are followed, and only when they do not describe the next word: "pencil sketch of
  the dogs" is a sketch, "a black and white cat" is not black and white. Everyday words ("night", "blur", "dark") are not followed there: "night sky behind the house".
- Nothing is followed in a part that says what is not wanted ("without grain", 不要模糊), that changes what is in the picture or takes a part of it ("put", "remove",
  "only"), or that speaks of what is there ("this sketch", "night into day").
- A colour alone is no instruction; with "tone" or "tint" it is.
- What was not followed is reported as a warning. When nothing is left, the output fails as \`not_understood\`.
- Amounts are words or per cent ("30 %", 百分之三十, 三成). Filters with the usual amount 100 % replace the picture; a smaller amount blends with what was there.
- Everything is done in a fixed order: shape, drawing, light, colour, sharpness, vignette, grain. "Then" (然后, 再) starts over with the result.
- Strength blends the result with the original. Mirroring, flipping and rotating are always done fully. A picture that comes out unchanged is a failure, not a success.
- The same picture, recipe and seed give the same bytes. The seed drives strokes, paper and grain; of several outputs each differs a little. Inverting, black and white, and
  shapes have nothing to vary.

## Filters

${looksTable()}

## More and less

${propertiesTable()}

## Tints

A colour beside one of: ${list(english.tone)} · ${list(chinese.tone)}. Usual amount ${percent(usualAmounts.tint)}.

${table(
  ["colour", "English", "中文"],
  colours.map(({ name, en, zh }) => [name, list(en), list(zh)]),
)}

## Shapes

${shapesTable()}

## Amounts

${amountsTable()}

## Words that hold back

${notWantedTable()}
`;

it("describes in docs/builtin-filters.md the vocabulary as it is", async () => {
  await expect(document()).toMatchFileSnapshot("../../../../../docs/builtin-filters.md");
});
