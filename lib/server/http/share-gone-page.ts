import { createTranslator } from "use-intl/core";
import { chooseLocale, type Locale } from "@/lib/domain/locale";
import { LOCALE_COOKIE } from "@/lib/domain/preferences";
import { compiledMessages } from "@/lib/messages/compiled-messages";

/**
 * The answer under a link that has ended: 410, which a page of the framework cannot say, with one plain sentence in the reader's
 * language and no script at all. `headers` are those of every shared page, its policy among them.
 */
export function shareGonePage(
  request: { headers: Headers; cookies: { get(name: string): { value: string } | undefined } },
  { nonce, defaultLocale, headers }: { nonce: string; defaultLocale: Locale | null; headers: Record<string, string> },
): Response {
  const chosen = request.cookies.get(LOCALE_COOKIE)?.value;
  const locale = chooseLocale(chosen, request.headers.get("accept-language"), defaultLocale);
  const messages = { share: compiledMessages(locale, "share") };
  const t = createTranslator({ locale, messages, namespace: "share.gone" });
  const page = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t("title")}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: light-dark(#fafafa, #141414); color: light-dark(#191919, #efefef); font: 14px/1.6 system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
main { max-width: 28rem; padding: 0 1.5rem 6rem; text-align: center; text-wrap: balance; }
h1 { margin: 1.5rem 0 0.25rem; font-size: 1.5rem; line-height: 2rem; font-weight: 600; }
p { margin: 0; color: light-dark(#575757, #a8a8a8); }
</style>
</head>
<body>
<main>
<svg width="40" height="30" viewBox="0 0 24 18" fill="none" aria-hidden="true"><rect x="1" y="1" width="9.5" height="16" rx="2" stroke="currentColor" stroke-width="1.75"/><rect x="13" y="0.5" width="10.5" height="17" rx="2.4" fill="#f0a83c"/></svg>
<h1>${t("title")}</h1>
<p>${t("text")}</p>
</main>
</body>
</html>
`;
  return new Response(page, {
    status: 410,
    headers: {
      ...headers,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Language": locale,
      Vary: "Accept-Language, Cookie",
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}
