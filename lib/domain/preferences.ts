/** What one browser remembers for the server to draw the first page right: cookies, readable by both. */
const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

export const LOCALE_COOKIE = "diptych_locale";
export const THEME_COOKIE = "diptych_theme";

export function isTheme(value: unknown): value is Theme {
  return (themes as readonly unknown[]).includes(value);
}
