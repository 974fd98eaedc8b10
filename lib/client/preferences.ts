import type { Locale } from "@/lib/domain/locale";
import { isTheme, LOCALE_COOKIE, THEME_COOKIE, type Theme } from "@/lib/domain/preferences";

const ONE_YEAR_S = 365 * 24 * 60 * 60;
const themeListeners = new Set<() => void>();

function remember(name: string, value: string) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of our range.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax${secure}`;
}

/** For the server's next drawing; the page changes when it is refreshed. */
export function rememberLocale(locale: Locale) {
  remember(LOCALE_COOKIE, locale);
}

/** Shows the theme at once and keeps it for the next visit. */
export function rememberTheme(theme: Theme) {
  remember(THEME_COOKIE, theme);
  document.documentElement.dataset.theme = theme;
  for (const listener of themeListeners) listener();
}

export function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : "system";
}

export function onThemeChange(listener: () => void) {
  themeListeners.add(listener);
  return () => {
    themeListeners.delete(listener);
  };
}
