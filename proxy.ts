import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { type Environment, isDevelopment, readEnvironment } from "@/lib/server/env";
import { guardSharePage, parseSharePath } from "@/lib/server/http/guard-share-page";
import { hostRefusal } from "@/lib/server/http/host-refusal";
import { signInAddress } from "@/lib/server/http/page-door";
import { pagePolicy } from "@/lib/server/http/page-policy";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { isAllowedHost, requestHost } from "@/lib/server/http/request-host";
import { securityHeaders, sharePageHeaders } from "@/lib/server/http/security-headers";
import { readStyleHashes } from "@/lib/server/http/style-hashes";

// Prefetches go through it, too: a header that any page can send must not lead past the check of the host.
// What lies under a share beside its two pages are routes, which look to themselves. Files are named, and not known by how their names
// end: an address that only looks like one is a page.
export const config = {
  matcher:
    "/((?!api(?:/|$)|s/[^/]+/(?!embed/?$)[^/]+/?$|_next/static/|(?:favicon\\.ico|icon\\.svg|apple-icon\\.png|manifest\\.webmanifest)$|samples/[^/]+$).*)",
};

let environment: Environment | null = null;
let styleHashes: string[] | null = null;

/** In front of every page: the host name that it was asked under, and a policy with a nonce of its own. */
export async function proxy(request: NextRequest): Promise<Response> {
  environment ??= readEnvironment();
  const { publicUrl, trustProxy } = environment;
  const host = requestHost(request.headers, trustProxy);
  if (host === null || !isAllowedHost(host, publicUrl)) return hostRefusal();

  const { pathname, search } = request.nextUrl;
  const signIn = await signInAddress(pathname, search, request.headers);
  if (signIn !== null) return redirectTo(new URL(signIn, publicOrigin(request.headers, environment)), publicUrl);

  const share = parseSharePath(pathname);
  const nonce = randomBytes(16).toString("base64");
  styleHashes ??= isDevelopment ? [] : readStyleHashes();
  const policy = pagePolicy(nonce, { isDevelopment, styleHashes, mayBeFramed: share?.isEmbed });
  const own = share ? sharePageHeaders(publicUrl, share) : securityHeaders(publicUrl);
  const answered = { ...own, "Content-Security-Policy": policy };
  const refusal = share && (await guardSharePage(request, share.token, environment, { nonce, headers: answered }));
  if (refusal) return refusal;

  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Nonce", nonce);
  headers.set("X-Page", pathname + search);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(answered)) response.headers.set(name, value);
  return response;
}

/** By the whole address: the framework takes no other from here. */
function redirectTo({ href }: URL, publicUrl: URL | null): Response {
  const headers = { ...securityHeaders(publicUrl), Location: href, "Cache-Control": "no-store" };
  return new Response(null, { status: 307, headers });
}
