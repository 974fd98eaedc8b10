import type { IncomingMessage } from "node:http";
import { AppError } from "@/lib/server/errors";

type Refusal = { error: AppError; headers?: Record<string, string> };

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const pageMethods = ["GET", "HEAD"];

/** Whose methods are their own to refuse; everything else is a page or a file. */
const routes = /^\/(api(\/|$)|s\/[^/]+\/unlock$)/;

/** Why a request is not even shown to the framework, which would call it an error of its own or see an action in it; null lets it pass. */
export function findRefusal({ url = "", method = "", rawHeaders }: IncomingMessage): Refusal | null {
  if (!url.startsWith("/")) return bad("An address begins with a slash.");
  if (!isDecodable(url)) return bad("This address has a % that stands for nothing.");
  if (countHosts(rawHeaders) !== 1) return bad("A request has one Host.");
  const { pathname } = new URL(`http://localhost${url}`);
  const allowed = routes.test(pathname) ? methods : pageMethods;
  if (allowed.includes(method)) return null;
  const allow = allowed.join(", ");
  return { error: new AppError("method_not_allowed", `This address takes ${allow}.`), headers: { Allow: allow } };
}

const bad = (message: string): Refusal => ({ error: new AppError("invalid_request", message) });

function isDecodable(url: string): boolean {
  try {
    decodeURI(url);
    return true;
  } catch {
    return false;
  }
}

/** Of two the proxy may have looked at the other one (RFC 9112, 3.2). */
function countHosts(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}
