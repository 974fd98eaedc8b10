export const separators = /[\s,;、]+/;

/** Numbers as they are listed, with the signs of any keyboard: "1, 2 3", "1-4" for whole ones; null when something else is in there. At most `most` of them, each once. */
export function parseNumberList(
  text: string,
  { whole, min, max, most }: { whole: boolean; min: number; max: number; most: number },
): number[] | null {
  const found: number[] = [];
  for (const word of text.normalize("NFKC").split(separators).filter(Boolean)) {
    const range = whole && /^(\d+)[-–~至](\d+)$/.exec(word);
    // Number reads "0x10" and "1e3" as well.
    if (!range && /[^\d.]/.test(word)) return null;
    const from = Number(range ? range[1] : word);
    const to = Number(range ? range[2] : word);
    if (!(from >= min && to <= max && from <= to) || (whole && from % 1)) return null;
    for (let value = from; value <= to && found.length < most; value++) found.push(value);
  }
  return [...new Set(found)];
}
