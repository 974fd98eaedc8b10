import type { IncomingMessage, ServerResponse } from "node:http";
import { dataPolicy, securityHeaders, sharePageHeaders } from "../security-headers";

type Dress = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Sees to it that no answer goes out without the headers of safety: what its maker has said stays, what is missing is added in the
 * moment in which its head is sent. So they are on the framework's own redirects, files and errors, too.
 */
export function createDress(publicUrl: URL | null): Dress {
  const plain = Object.entries(securityHeaders(publicUrl));
  const shared = Object.entries(sharePageHeaders(publicUrl, { isEmbed: false }));
  const framed = Object.entries(sharePageHeaders(publicUrl, { isEmbed: true }));
  return ({ url = "" }, response) => {
    const isEmbed = /^\/s\/[^/]+\/embed\/?(\?|$)/.test(url);
    const headers = isEmbed ? framed : url.startsWith("/s/") ? shared : plain;
    const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
    response.writeHead = ((...head: unknown[]) => {
      if (!response.headersSent) addMissing(response, headers);
      return writeHead(...head);
    }) as ServerResponse["writeHead"];
  };
}

function addMissing(response: ServerResponse, headers: [string, string][]): void {
  for (const [name, value] of headers) if (!response.hasHeader(name)) response.setHeader(name, value);
  // A worker lives by the policy that its script came with.
  const isScript = String(response.getHeader("content-type") ?? "").includes("javascript");
  if (!isScript && !response.hasHeader("content-security-policy")) {
    response.setHeader("Content-Security-Policy", dataPolicy);
  }
}
