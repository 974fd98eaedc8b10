import type { IncomingMessage } from "node:http";

/** Everything but a picture is a few kilobytes. */
const SMALL_BODY_WITHIN_MS = 60_000;

const pictures = /^\/api\/images\/?(\?|$)/;

/** Hangs up on who trickles a small body: the half hour that a large picture may take is not for everybody. */
export function limitBodyTime(request: IncomingMessage, withinMs = SMALL_BODY_WITHIN_MS): void {
  const { method, url = "" } = request;
  if (method === "GET" || method === "HEAD" || pictures.test(url)) return;
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, withinMs).unref();
  request.once("close", () => clearTimeout(timer));
}
