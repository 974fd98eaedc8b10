export const SHARE_PASS_COOKIE = "diptych_share";

/** What the right password gave this browser; sent under the path of its own share alone. */
export function readSharePass(headers: Headers): string | null {
  const cookies = headers.get("cookie")?.split(";") ?? [];
  const own = cookies.map((cookie) => cookie.trim().split("=")).find(([name]) => name === SHARE_PASS_COOKIE);
  return own?.[1] ?? null;
}

/** Until the browser is closed, and for this share alone. */
export function sharePassCookie(token: string, pass: string, publicUrl: URL | null): string {
  const secure = publicUrl?.protocol === "https:" ? "; Secure" : "";
  return `${SHARE_PASS_COOKIE}=${pass}; Path=/s/${token}; HttpOnly; SameSite=Lax${secure}`;
}
