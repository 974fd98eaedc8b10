import type { Environment } from "@/lib/server/env";
import { isShareGone } from "@/lib/server/shares/is-share-gone";
import { startedServices } from "@/lib/server/started-services";
import { plainRefusal } from "./plain-refusal";
import { clientKey, shareRequests } from "./rate-limit";
import { shareGonePage } from "./share-gone-page";

/** The token of a shared page's address, and whether it is the page that other sites may frame; null for every other address. */
export function parseSharePath(pathname: string): { token: string; isEmbed: boolean } | null {
  const [, token, embed] = /^\/s\/([^/]+?)(\/embed)?\/?$/.exec(pathname) ?? [];
  return token === undefined ? null : { token, isEmbed: embed !== undefined };
}

/** What stands in the way of a shared page: too many requests, or that the link has ended. Null lets the page answer. */
export async function guardSharePage(
  request: Parameters<typeof shareGonePage>[0],
  token: string,
  { trustProxy, defaultLocale }: Pick<Environment, "trustProxy" | "defaultLocale">,
  { nonce, headers }: { nonce: string; headers: Record<string, string> },
): Promise<Response | null> {
  const waitS = shareRequests().take(clientKey(request.headers, trustProxy));
  if (waitS > 0) {
    const sentences = { en: "Too many requests. Try again in a moment.", "zh-CN": "请求过多，请稍后再试。" };
    return plainRefusal(429, sentences, { "Retry-After": String(waitS) });
  }
  const services = await startedServices()?.catch(() => null);
  // Without a database the page says so itself.
  const isGone = services ? await isShareGone(services, token).catch(() => false) : false;
  return isGone ? shareGonePage(request, { nonce, defaultLocale, headers }) : null;
}
