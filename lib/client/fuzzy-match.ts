/** How well letters fit, the higher the better, and where in the text they stand. */
export type FuzzyMatch = { score: number; places: readonly number[] };

const isStart = (text: string, at: number) => at === 0 || /[\s\-–—·:/（(]/.test(text[at - 1] ?? "");

/** Each letter in order, at the start of a word where one is left that begins with it, else where it comes next. */
function scatteredPlaces(word: string, text: string, starts: readonly number[]): number[] | null {
  const places: number[] = [];
  let from = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, from);
    if (next < 0) return null;
    const start = starts.find((place) => place >= from && text[place] === letter);
    const at = next === from || start === undefined ? next : start;
    places.push(at);
    from = at + 1;
  }
  return places;
}

/** The places of one word's letters: as one piece where it is in there, else scattered. */
function placesOf(word: string, text: string): number[] | null {
  const starts = [...text.matchAll(/(?:^|[\s\-–—·:/（(])/g)].map(({ index, 0: sign }) => index + sign.length);
  const whole = starts.find((start) => text.startsWith(word, start)) ?? text.indexOf(word);
  if (whole >= 0) return Array.from(word, (_, offset) => whole + offset);
  return scatteredPlaces(word, text, starts) ?? scatteredPlaces(word, text, []);
}

/**
 * Whether every word of what was typed is in the text, its letters in order but not necessarily side by side ("fav", "sbs" for "Side by
 * side"); null when not. Without regard to upper and lower case.
 */
export function fuzzyMatch(typed: string, text: string): FuzzyMatch | null {
  const inText = text.toLowerCase();
  const places: number[] = [];
  let score = 0;
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const found = placesOf(word, inText);
    if (!found) return null;
    for (const [index, place] of found.entries()) {
      score += isStart(inText, place) ? 8 : found[index - 1] === place - 1 ? 5 : 1;
    }
    score -= ((found.at(-1) ?? 0) - (found[0] ?? 0) - word.length + 1) * 0.5 + (found[0] ?? 0) * 0.1;
    places.push(...found);
  }
  return { score: score - inText.length * 0.01, places: [...new Set(places)].sort((a, b) => a - b) };
}

/** What fits, the best first; everything, in its own order, while nothing is typed. Each is found by any of its `words`, and shown by the first. */
export function fuzzySort<Item extends { words: readonly string[] }>(
  typed: string,
  items: readonly Item[],
): { item: Item; places: readonly number[] }[] {
  if (typed.trim() === "") return items.map((item) => ({ item, places: [] }));
  return items
    .flatMap((item) => {
      const matches = item.words.map((text) => fuzzyMatch(typed, text));
      const best = Math.max(...matches.map((match) => match?.score ?? Number.NEGATIVE_INFINITY));
      return Number.isFinite(best) ? [{ item, best, places: matches[0]?.places ?? [] }] : [];
    })
    .sort((a, b) => b.best - a.best);
}
