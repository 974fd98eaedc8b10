import { newSecret } from "@/lib/server/db/new-id";
import type { Door } from "./door";

const NAME = "diptych_known";
const ONE_YEAR_S = 365 * 24 * 60 * 60;

/** So that it is no session, whatever it is put in the place of. */
const marked = (name: string) => `known browser ${name}`;

/** The name that a browser was given when it last signed in, with our mark on it; null for none and for any other. It opens nothing. */
export function readKnownBrowser(headers: Headers, door: Door): string | null {
  for (const cookie of headers.get("cookie")?.split(";") ?? []) {
    const [, name, signature] = /^diptych_known=([0-9a-z]{43})\.([\w-]{43})$/.exec(cookie.trim()) ?? [];
    if (name && signature && door.isSigned(marked(name), signature)) return name;
  }
  return null;
}

/** Stays when the session ends; sent to the one route that reads it. */
export function knownBrowserCookie(door: Door, isSecure: boolean): string {
  const name = newSecret();
  const attributes = `Path=/api/session; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}; Max-Age=${ONE_YEAR_S}`;
  return `${NAME}=${name}.${door.sign(marked(name))}; ${attributes}`;
}
