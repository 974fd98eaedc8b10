/** More variants than anybody looks at; what would be more is cut off there, and says so. */
export const VARIANTS_MAX = 100;

/**
 * Every variant of a prompt with alternatives in braces: "{pencil|ink} sketch" is two. Braces stand in braces; `\{`, `\|` and `\}` are the
 * signs themselves. Braces without a bar, or that are never closed, are words like any others.
 */
export function expandPrompt(prompt: string): { texts: string[]; isCut: boolean } {
  if (!/[{\\]/.test(prompt)) return { texts: [prompt.trim()], isCut: false };
  const reading = { prompt, closing: closingBraces(prompt), isCut: false };
  const texts = bounded(read(reading, 0, prompt.length).flat(), reading)
    .map((text) => text.replace(/[ \t]+/g, " ").trim())
    .filter(Boolean);
  return { texts: [...new Set(texts)], isCut: reading.isCut };
}

type Reading = { prompt: string; closing: ReadonlyMap<number, number>; isCut: boolean };

/** Deeper ones are words: nobody writes them, and reading them all would take more of the stack than there is. */
const DEPTH_MAX = 50;

/** By the place of each brace that is closed: where. */
function closingBraces(prompt: string): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < prompt.length; at++) {
    if (prompt[at] === "\\") at++;
    else if (prompt[at] === "{") open.push(at);
    else if (prompt[at] === "}") {
      const start = open.pop();
      if (start !== undefined && open.length < DEPTH_MAX) closing.set(start, at);
    }
  }
  return closing;
}

function bounded(texts: string[], reading: Reading): string[] {
  if (texts.length <= VARIANTS_MAX) return texts;
  reading.isCut = true;
  return texts.slice(0, VARIANTS_MAX);
}

/** What stands from `start` to `end`: for each alternative, between bars, its variants. At the outermost level a bar is a word. */
function read(reading: Reading, start: number, end: number, isInside = false): string[][] {
  const { prompt, closing } = reading;
  const alternatives: string[][] = [];
  let variants = [""];
  const add = (tails: readonly string[]) => {
    variants = bounded(
      variants.flatMap((head) => tails.map((tail) => head + tail)),
      reading,
    );
  };
  for (let at = start; at < end; ) {
    const close = closing.get(at);
    if (prompt[at] === "\\" && /[{|}\\]/.test(prompt[at + 1] ?? "")) {
      add([prompt[at + 1] ?? ""]);
      at += 2;
    } else if (close !== undefined) {
      const inner = read(reading, at + 1, close, true);
      add(inner.length > 1 ? bounded(inner.flat(), reading) : (inner[0] ?? []).map((text) => `{${text}}`));
      at = close + 1;
    } else if (isInside && prompt[at] === "|") {
      alternatives.push(variants);
      variants = [""];
      at += 1;
    } else {
      const words = /^[^\\{|]+/.exec(prompt.slice(at, end))?.[0] ?? prompt[at] ?? "";
      add([words]);
      at += words.length;
    }
  }
  return [...alternatives, variants];
}
