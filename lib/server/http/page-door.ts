import { toReturnAddress } from "@/lib/domain/return-address";
import { readSessionToken } from "@/lib/server/auth/session-cookie";
import { startedServices } from "@/lib/server/started-services";

/** Pages that strangers may open. What lies under a share's address looks to itself. */
const openPages = /^\/(sign-in|gone)\/?$|^\/s\//;

/**
 * Where a reader without a session is sent instead of a page; null lets the page answer. Looks at the cookie's mark alone: whether its
 * session goes on the page asks.
 */
export async function signInAddress(pathname: string, search: string, headers: Headers): Promise<string | null> {
  if (openPages.test(pathname)) return null;
  const services = await startedServices()?.catch(() => null);
  // Without services the page has nothing to show but why.
  if (!services?.door || readSessionToken(headers, services.door) !== null) return null;
  return addressOfSignIn(pathname + withoutInternals(search));
}

/** The sign-in page that leads on to `to`. */
export function addressOfSignIn(to: string): string {
  const safe = toReturnAddress(to);
  return safe === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(safe)}`;
}

/** The framework's own parameter is none of the page's. */
function withoutInternals(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("_rsc");
  return parameters.size > 0 ? `?${parameters}` : "";
}
