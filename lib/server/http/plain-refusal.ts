import type { Locale } from "@/lib/domain/locale";
import { dataPolicy, securityHeaders } from "./security-headers";

/** A page that says one thing, made before anything is looked up. Nobody's language is known here, so it says it in both. */
export function plainRefusal(
  status: number,
  sentences: Record<Locale, string>,
  headers: Record<string, string> = {},
): Response {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Diptych</title>
<p>${sentences.en}</p>
<p lang="zh-CN">${sentences["zh-CN"]}</p>
</html>
`;
  return new Response(page, {
    status,
    headers: {
      ...securityHeaders(null),
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": dataPolicy,
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}
