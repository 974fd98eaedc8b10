/** An address of a provider's API. `base` may come with or without a slash at its end, and with its version (`/v1`, `/v1/openai`) or without. */
export function apiUrl(base: string, path: string): string {
  const trimmed = base.replace(/\/+$/, "");
  const hasVersion = /\/v\d+(\/|$)/.test(new URL(trimmed).pathname);
  return `${trimmed}${hasVersion ? "" : "/v1"}/${path}`;
}
