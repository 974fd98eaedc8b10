import { AppError } from "@/lib/server/errors";
import { isAllowedHost, requestHost } from "./request-host";

export type GuardSettings = { publicUrl: URL | null; trustProxy: boolean };

const reading = ["GET", "HEAD", "OPTIONS"];

/**
 * Turns away requests that another site has made a browser send: by a host name of its own that leads here
 * (`host_not_allowed`), or by a page of its own that wants to change something (`cross_site_request`). What no browser
 * sends carries neither `Origin` nor `Sec-Fetch-Site` and passes.
 */
export function guardRequest({ method, headers }: Pick<Request, "method" | "headers">, settings: GuardSettings): void {
  const host = requireAllowedHost(headers, settings);
  if (reading.includes(method)) return;
  const site = headers.get("sec-fetch-site");
  const isForeign = site !== null && site !== "same-origin" && site !== "none";
  if (isForeign || !isOwnOrigin(headers.get("origin"), host, settings.publicUrl)) {
    throw new AppError("cross_site_request", "Another site's page may not change anything here.");
  }
}

/** The first half alone, where a page of another site may ask: the host that was asked for. */
export function requireAllowedHost(headers: Headers, { publicUrl, trustProxy }: GuardSettings): string {
  const host = requestHost(headers, trustProxy);
  if (host !== null && isAllowedHost(host, publicUrl)) return host;
  throw new AppError(
    "host_not_allowed",
    "Diptych does not answer under this host name. Set PUBLIC_URL to it if it is yours.",
  );
}

function isOwnOrigin(origin: string | null, host: string, publicUrl: URL | null): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host: originHost, protocol } = new URL(origin);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return originHost === new URL(`${protocol}//${host}`).host || origin === publicUrl?.origin;
}
