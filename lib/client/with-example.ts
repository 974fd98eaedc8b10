/** The prompt with these words in it: after what stands there already, and never twice. */
export function withExample(prompt: string, words: string, separator: string): string {
  const written = prompt.trim();
  if (written === "") return words;
  return written.toLowerCase().includes(words.toLowerCase()) ? prompt : written + separator + words;
}
