/** The web address that a text consists of, its first line in a list of addresses; null when it is anything else. */
export function webAddressIn(text: string): string | null {
  const line = text
    .split(/\r?\n/)
    .map((part) => part.trim())
    .find((part) => part !== "" && !part.startsWith("#"));
  return line && /^https?:\/\/\S+$/i.test(line) && URL.canParse(line) ? line : null;
}
