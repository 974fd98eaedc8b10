/** Where to go after the sign-in: a place of ours. Everything else, however it is spelt, is the studio. */
export function toReturnAddress(wanted: string | null | undefined): string {
  const base = "http://diptych.invalid";
  // Browsers read a backslash as a slash, and leave out what cannot be seen.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  if (!wanted?.startsWith("/") || wanted.length > 2000 || /[\\\u0000-\u0020\u007f]/.test(wanted)) return "/";
  if (!URL.canParse(wanted, base)) return "/";
  const { origin, pathname, search } = new URL(wanted, base);
  if (origin !== base || pathname.startsWith("//") || /^\/(api|sign-in)(\/|$)/.test(pathname)) return "/";
  return pathname + search;
}
