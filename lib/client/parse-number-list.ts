/** Numbers as they are listed: "1, 2 3", "1-4" for whole ones; null when something else is in there. At most `max` of them, each once. */
export function parseNumberList(
  text: string,
  { whole, min, max, most }: { whole: boolean; min: number; max: number; most: number },
): number[] | null {
  const found: number[] = [];
  for (const word of text.split(/[\s,;，；、]+/).filter(Boolean)) {
    const range = whole ? /^(\d+)[-–](\d+)$/.exec(word) : null;
    const from = Number(range?.[1] ?? word.replace("．", "."));
    const to = Number(range?.[2] ?? from);
    const isRight = Number.isFinite(from) && from >= min && to <= max && from <= to;
    if (!isRight || (whole && !Number.isInteger(from))) return null;
    for (let value = from; value <= to && found.length < most; value++) found.push(value);
  }
  return [...new Set(found)];
}
