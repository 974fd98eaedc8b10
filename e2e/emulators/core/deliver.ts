import type { ServerResponse } from "node:http";
import type { Answer } from "./answer";
import type { Call } from "./call";
import type { Switches } from "./switches";
import { wait, waitForEver } from "./wait";

const SLOW_PIECES = 20;

export type Delivery = { response: ServerResponse; call: Call; signal: AbortSignal };

/** Sends the answer, spoiled as the switch says. */
export async function deliver(
  delivery: Delivery,
  answer: Answer,
  { transport, bodyMs }: Pick<Switches, "transport" | "bodyMs">,
) {
  const { response, signal } = delivery;
  if (transport === "reset_before_headers") return reset(delivery);
  if (transport === "hang") return waitForEver(signal);
  const body = bodyOf(answer, transport);
  response.writeHead(answer.status, { ...headersOf(answer, transport), "content-length": body.length });
  if (transport === "slow_body") return sendSlowly(delivery, body, bodyMs);
  if (transport === "reset_in_body" || transport === "end_in_body" || transport === "hang_in_body") {
    await sendHalf(response, body);
    if (transport === "reset_in_body") return reset(delivery);
    if (transport === "hang_in_body") return waitForEver(signal);
    delivery.call.ended = "reset";
    response.socket?.destroySoon();
    return;
  }
  response.end(body);
}

function bodyOf({ body }: Answer, transport: Switches["transport"]): Buffer {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  return transport === "truncated_json" ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
}

function headersOf({ headers }: Answer, transport: Switches["transport"]): Record<string, string> {
  return transport === "wrong_content_type" ? { ...headers, "content-type": "text/html" } : headers;
}

/** Half of the body, on the wire before anything else happens. */
export async function sendHalf(response: ServerResponse, body: Buffer): Promise<void> {
  await new Promise<void>((resolve) => response.write(body.subarray(0, Math.ceil(body.length / 2)), () => resolve()));
}

export async function sendSlowly({ response, signal }: Delivery, body: Buffer, overMs: number): Promise<void> {
  const piece = Math.ceil(body.length / SLOW_PIECES);
  for (let start = 0; start < body.length && !signal.aborted; start += piece) {
    response.write(body.subarray(start, start + piece));
    await wait(overMs / SLOW_PIECES, signal);
  }
  response.end();
}

/** A TCP reset, as a dying machine or a proxy sends it. */
export function reset({ response, call }: Delivery): void {
  call.ended = "reset";
  response.socket?.resetAndDestroy();
}
