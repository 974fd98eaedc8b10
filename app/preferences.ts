import { cookies, headers } from "next/headers";
import { chooseLocale } from "@/lib/domain/locale";
import { isTheme, LOCALE_COOKIE, THEME_COOKIE, type Theme } from "@/lib/domain/preferences";
import { compiledMessages } from "@/lib/messages/compiled-messages";
import type { Namespace } from "@/lib/messages/messages";
import { requestServices } from "./request-services";

/** The reader's language and theme, for the first drawing of a page. */
export async function readPreferences() {
  const [cookieJar, headerList, { env }] = await Promise.all([cookies(), headers(), requestServices()]);
  const theme = cookieJar.get(THEME_COOKIE)?.value;
  return {
    locale: chooseLocale(cookieJar.get(LOCALE_COOKIE)?.value, headerList.get("accept-language"), env.defaultLocale),
    theme: isTheme(theme) ? theme : ("system" satisfies Theme),
    nonce: headerList.get("x-nonce") ?? undefined,
  };
}

/** The sentences that a screen's browser code needs; the rest stays on the server. */
export async function readMessages(...namespaces: Namespace[]) {
  const { locale } = await readPreferences();
  return Object.fromEntries(namespaces.map((namespace) => [namespace, compiledMessages(locale, namespace)]));
}
