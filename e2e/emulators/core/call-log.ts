import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Call, CallKind } from "./call";

/** How many whole bodies are kept; the calls themselves are all kept. */
const KEPT_BODIES = 100;

export type CallLog = {
  /** Writes the call down before anything is decided about it, and follows its end. */
  open(request: IncomingMessage, response: ServerResponse, kind: CallKind, requestId: string): Call;
  keepBody(call: Call, body: Buffer): void;
  bodyOf(number: number): Buffer | null;
  list(): Call[];
  clear(): void;
};

export function createCallLog(): CallLog {
  let calls: Call[] = [];
  const bodies = new Map<number, Buffer>();

  return {
    open(request, response, kind, requestId) {
      const call: Call = {
        number: calls.length + 1,
        kind,
        method: request.method ?? "",
        path: request.url ?? "",
        headers: flatHeaders(request),
        bodyBytes: 0,
        bodySha256: sha256(Buffer.alloc(0)),
        fields: [],
        complaints: [],
        seed: null,
        charged: 0,
        results: [],
        switches: {},
        requestId,
        startedAt: new Date().toISOString(),
        endedAt: null,
        status: null,
        ended: "open",
      };
      calls.push(call);
      followEnd(call, response);
      return call;
    },
    keepBody(call, body) {
      call.bodyBytes = body.length;
      call.bodySha256 = sha256(body);
      bodies.set(call.number, body);
      bodies.delete(call.number - KEPT_BODIES);
    },
    bodyOf: (number) => bodies.get(number) ?? null,
    list: () => structuredClone(calls),
    clear() {
      calls = [];
      bodies.clear();
    },
  };
}

function followEnd(call: Call, response: ServerResponse) {
  const end = (ended: Call["ended"]) => {
    if (call.endedAt !== null) return;
    call.endedAt = new Date().toISOString();
    if (call.ended === "open") call.ended = ended;
    call.status = response.headersSent ? response.statusCode : null;
  };
  response.once("finish", () => end("answered"));
  response.once("close", () => end("client_gone"));
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(", ")]),
  );
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
