/** When a signed link dies, by its own `Expires=` (seconds since 1970): 24 hours to 7 days at the stores behind the providers (2026-10). Null: it does not say. */
export function linkExpiry(url: string): Date | null {
  if (!URL.canParse(url)) return null;
  const parameters = [...new URL(url).searchParams];
  const [, text = ""] = parameters.find(([name]) => name.toLowerCase() === "expires") ?? [];
  return /^\d{9,11}$/.test(text) ? new Date(Number(text) * 1000) : null;
}

/** Whether a link has outlived itself; false where it does not say. */
export function hasExpired(url: string, now = new Date()): boolean {
  const expiry = linkExpiry(url);
  return expiry !== null && expiry <= now;
}
