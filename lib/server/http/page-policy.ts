/** The Content-Security-Policy of a page whose scripts and styles carry this nonce, or are style sheets of these hashes. */
export function pagePolicy(
  nonce: string,
  {
    isDevelopment,
    styleHashes = [],
    mayBeFramed = false,
  }: { isDevelopment: boolean; styleHashes?: readonly string[]; mayBeFramed?: boolean },
): string {
  // The development server evaluates code to show where errors come from, and reloads over a socket.
  const [evaluation, socket] = isDevelopment ? [" 'unsafe-eval'", " ws:"] : ["", ""];
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    ["style-src 'self'", `'nonce-${nonce}'`, ...styleHashes].join(" "),
    // Server-rendered style attributes of the primitives; they can load nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${socket}`,
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    mayBeFramed ? "frame-ancestors *" : "frame-ancestors 'none'",
  ].join("; ");
}
