/** The host that the reader's address names, with its port; null when the header is missing or no host. */
export function requestHost(headers: Headers, trustProxy: boolean): string | null {
  const forwarded = trustProxy ? headers.get("x-forwarded-host")?.split(",")[0]?.trim() : undefined;
  const host = forwarded || headers.get("host");
  if (!host || /[/?#@\\\s]/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return host.toLowerCase();
}

/** Loopback under any port, or exactly the address that people use. */
export function isAllowedHost(host: string, publicUrl: URL | null): boolean {
  const { hostname } = new URL(`http://${host}`);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
  return isLoopback || (publicUrl !== null && new URL(`${publicUrl.protocol}//${host}`).host === publicUrl.host);
}
