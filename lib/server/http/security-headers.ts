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

/** For what is never a page: even opened directly it can run and load nothing. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
