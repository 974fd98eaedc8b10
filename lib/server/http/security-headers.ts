/** On every answer, pages and pictures included. Pages have a Content-Security-Policy of their own. */
export function securityHeaders(publicUrl: URL | null): Record<string, string> {
  const headers: Record<string, string> = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "X-Permitted-Cross-Domain-Policies": "none",
  };
  if (publicUrl?.protocol === "https:") headers["Strict-Transport-Security"] = "max-age=31536000";
  return headers;
}

/** A shared page: its address is its key, so that it is told to nobody; only the embedded one may stand in another site's frame. */
export function sharePageHeaders(publicUrl: URL | null, { isEmbed }: { isEmbed: boolean }): Record<string, string> {
  const headers = { ...securityHeaders(publicUrl), "Referrer-Policy": "no-referrer" };
  if (!isEmbed) return headers;
  const {
    "X-Frame-Options": _refusal,
    "Cross-Origin-Opener-Policy": _opener,
    ...framed
  } = headers as Record<string, string>;
  return { ...framed, "Cross-Origin-Resource-Policy": "cross-origin" };
}

/** For what is never a page: even opened directly it can run and load nothing. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
