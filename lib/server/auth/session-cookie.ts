import type { Door } from "./door";

const NAME = "diptych_session";
const ONE_YEAR_S = 365 * 24 * 60 * 60;

/** The token that this browser was given, with our mark on it; null for none and for any other. */
export function readSessionToken(headers: Headers, door: Door): string | null {
  for (const cookie of headers.get("cookie")?.split(";") ?? []) {
    const [, token, signature] = /^diptych_session=([0-9a-z]{43})\.([\w-]{43})$/.exec(cookie.trim()) ?? [];
    if (token && signature && door.isSigned(token, signature)) return token;
  }
  return null;
}

/** Out of reach for scripts, sent by links from elsewhere and by nothing else that other sites make. How long it is good the session says. */
export function sessionCookie(token: string, door: Door, isSecure: boolean): string {
  return `${NAME}=${token}.${door.sign(token)}; ${attributes(isSecure)}; Max-Age=${ONE_YEAR_S}`;
}

export function endedSessionCookie(isSecure: boolean): string {
  return `${NAME}=; ${attributes(isSecure)}; Max-Age=0`;
}

const attributes = (isSecure: boolean) => `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
