import { type Delivery, reset, sendHalf, sendSlowly } from "./deliver";
import type { LinkFault, Switches } from "./switches";
import { waitForEver } from "./wait";
import { xmlError } from "./xml-error";

const OVERSIZE_BYTES = 200 * 1024 * 1024;
const PIECE = Buffer.alloc(1024 * 1024);

export type StoredResult = {
  bytes: Buffer;
  mediaType: string;
  fault: LinkFault;
  /** Fetches that the fault still holds for; null: all. */
  faultTimes: number | null;
  switches: Switches;
};

type Place = { isRedirected: boolean; self: string };

/** Hands a result over, or does what its link's fault says. */
export async function serveResult(delivery: Delivery, result: StoredResult, place: Place): Promise<void> {
  const fault = takeFault(result, place);
  const { response, signal } = delivery;
  if (redirectTo(fault, result, place)) {
    response.writeHead(302, { location: redirectTo(fault, result, place) ?? "", "content-length": 0 }).end();
    return;
  }
  if (fault === "expired") return xmlError(response, "AccessDenied");
  if (fault === "not_found") return xmlError(response, "NoSuchKey");
  if (fault === "server_error") return xmlError(response, "InternalError");
  if (fault === "reset_before_headers") return reset(delivery);
  if (fault === "hang") return waitForEver(signal);
  if (fault === "oversize" || fault === "oversize_chunked") return sendOversize(delivery, result, fault === "oversize");

  const body = bodyOf(fault, result);
  response.writeHead(200, { "content-type": typeOf(fault, result), "content-length": body.length });
  if (fault === "slow") return sendSlowly(delivery, body, result.switches.bodyMs);
  if (fault === "reset_in_body") {
    await sendHalf(response, body);
    return reset(delivery);
  }
  response.end(body);
}

function takeFault(result: StoredResult, { isRedirected }: Place): LinkFault {
  if (result.fault === "ok") return "ok";
  if (isRedirected && result.fault !== "redirect_loop") return "ok";
  if (result.faultTimes === 0) return "ok";
  if (result.faultTimes !== null) result.faultTimes -= 1;
  return result.fault;
}

function redirectTo(fault: LinkFault, { switches }: StoredResult, { self }: Place): string | null {
  if (fault === "redirect_private") return switches.redirectTo;
  if (fault === "redirect") return `${self}&hop=1`;
  return fault === "redirect_loop" ? self : null;
}

function bodyOf(fault: LinkFault, { bytes }: StoredResult): Buffer {
  if (fault === "empty") return Buffer.alloc(0);
  if (fault === "html") return Buffer.from("<!doctype html><title>Sign in</title><p>Please sign in to continue.</p>");
  // The whole of a shorter file: only decoding can tell.
  return fault === "truncated" ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
}

function typeOf(fault: LinkFault, { mediaType }: StoredResult): string {
  if (fault === "wrong_type") return "text/plain";
  return fault === "html" ? "text/html; charset=utf-8" : mediaType;
}

/** A file without a sensible end, with its length said beforehand or not. */
async function sendOversize(
  { response, signal }: Delivery,
  { bytes, mediaType, switches }: StoredResult,
  saysLength: boolean,
) {
  const total = Math.max(switches.resultBytes ?? OVERSIZE_BYTES, bytes.length);
  response.writeHead(200, { "content-type": mediaType, ...(saysLength ? { "content-length": total } : {}) });
  response.write(bytes);
  for (let left = total - bytes.length; left > 0 && !signal.aborted; left -= PIECE.length) {
    await new Promise<void>((resolve) =>
      response.write(PIECE.subarray(0, Math.min(left, PIECE.length)), () => resolve()),
    );
  }
  response.end();
}
