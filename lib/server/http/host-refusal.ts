import { dataPolicy, securityHeaders } from "./security-headers";

const sentences = {
  en: "Diptych does not answer under this address. Open it under its own, or set PUBLIC_URL to this one.",
  "zh-CN": "Diptych 不在此地址提供服务。请用它自己的地址打开，或将 PUBLIC_URL 设为此地址。",
};

/** The page for a reader who came by a host name that is not ours. Nobody's language is known here, so it says it in both. */
export function hostRefusal(): Response {
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
    status: 403,
    headers: {
      ...securityHeaders(null),
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": dataPolicy,
      "Cache-Control": "no-store",
    },
  });
}
