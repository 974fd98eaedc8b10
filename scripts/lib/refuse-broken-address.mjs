import { randomBytes } from "node:crypto";

/** Answers an address that cannot be decoded (`%E0%A4%A`), which the framework would call its own error. True when it did. */
export function refuseBrokenAddress(request, response) {
  try {
    decodeURI(request.url ?? "/");
    return false;
  } catch {
    const problem = {
      type: "about:blank",
      title: "Bad request",
      status: 400,
      detail: "This address has a % that stands for nothing.",
      code: "invalid_request",
      requestId: randomBytes(10).toString("hex"),
    };
    response.writeHead(400, {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    });
    response.end(JSON.stringify(problem));
    return true;
  }
}
