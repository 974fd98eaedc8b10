import { dataPolicy, securityHeaders } from "./security-headers";

/** What every answer of the API carries, unless the route has said otherwise. */
export function finishResponse(
  request: Request,
  response: Response,
  requestId: string,
  publicUrl: URL | null,
): Response {
  const defaults = {
    ...securityHeaders(publicUrl),
    "Content-Security-Policy": dataPolicy,
    "Cache-Control": "no-store",
    "X-Request-Id": requestId,
  };
  for (const [name, value] of Object.entries(defaults)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  if (request.method !== "HEAD" || !response.body) return response;
  // Nobody reads it: what it streams from is let go.
  void response.body.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}
