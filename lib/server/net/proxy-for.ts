import { readProxyVariables } from "@/lib/server/env";

/** The proxy that the environment names for an address: `HTTPS_PROXY`, `HTTP_PROXY`, but for the hosts in `NO_PROXY`. */
export function proxyFor(url: URL): URL | null {
  const { http, https, none } = readProxyVariables();
  const proxy = url.protocol === "https:" ? https : http;
  const goesWithout = none.split(/[,\s]+/).some((entry) => entry !== "" && names(entry.toLowerCase(), url));
  return proxy === "" || goesWithout ? null : new URL(proxy);
}

/** `example.org` also stands for what lies under it, with or without `.` or `*.` before it; `*` for everything. */
function names(entry: string, { hostname, port, protocol }: URL): boolean {
  if (entry === "*") return true;
  const [, name = entry, onlyPort] = /^(.+):(\d+)$/.exec(entry) ?? [];
  if (onlyPort && onlyPort !== (port || (protocol === "https:" ? "443" : "80"))) return false;
  const bare = name.replace(/^\*?\./, "");
  return hostname === bare || hostname.endsWith(`.${bare}`);
}
