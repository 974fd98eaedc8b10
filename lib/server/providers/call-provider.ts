import type { Readable } from "node:stream";
import { Agent, ProxyAgent } from "undici";
import { proxyFor } from "@/lib/server/net/proxy-for";
import { sendRequest } from "@/lib/server/net/send-request";
import { ProviderError } from "./image-editor";

/** What a provider may take, in milliseconds: until there is a connection, from there to the first byte, and for everything. */
export type CallLimits = { connectMs: number; firstByteMs: number; totalMs: number; maxBytes: number };

export type ProviderCall = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
};

export type ProviderAnswer = {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
};

/**
 * One request to a provider, its whole answer in memory. Never repeats it, never follows a redirect (it would take the key along),
 * and uses a connection of its own: a kept one may be reset under a billed request without anybody knowing whether it ran. Goes through
 * the environment's proxy.
 * Throws `ProviderError`: `unreachable` when nothing was sent, `timed_out` and `connection_lost` when nobody knows what became of it.
 */
export async function callProvider(
  call: ProviderCall,
  limits: CallLimits,
  signal: AbortSignal,
): Promise<ProviderAnswer> {
  const url = new URL(call.url);
  const proxy = proxyFor(url);
  const options = { connect: { timeout: limits.connectMs }, pipelining: 0 };
  const dispatcher = proxy ? new ProxyAgent({ ...options, uri: proxy.href }) : new Agent(options);
  // Timers of our own: Node 20 collects `AbortSignal.timeout()` when only `AbortSignal.any()` knows it, and the limit is lost.
  const overdue = new AbortController();
  const total = setTimeout(() => overdue.abort(new Error("The time for the call is over.")), limits.totalMs);
  let firstByte: NodeJS.Timeout | undefined;
  let hasBegun = false;
  try {
    const answer = await sendRequest(
      { ...call, url, body: typeof call.body === "string" ? Buffer.from(call.body) : call.body },
      {
        dispatcher,
        signal: AbortSignal.any([signal, overdue.signal]),
        onSending() {
          hasBegun = true;
          const late = new Error("The time until the first byte is over.");
          firstByte = setTimeout(() => overdue.abort(late), limits.firstByteMs);
        },
      },
    );
    clearTimeout(firstByte);
    return { ...answer, body: await readBody(answer.body, limits.maxBytes) };
  } catch (error) {
    throw toProviderError(error, { hasBegun, isStopped: signal.aborted, isOverdue: overdue.signal.aborted });
  } finally {
    clearTimeout(total);
    clearTimeout(firstByte);
    void dispatcher.destroy().catch(() => undefined);
  }
}

async function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) {
      throw new ProviderError("unreadable_answer", `The provider's answer is larger than ${maxBytes} bytes.`, {
        outcome: "ran",
      });
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

type Circumstances = { hasBegun: boolean; isStopped: boolean; isOverdue: boolean };

function toProviderError(error: unknown, { hasBegun, isStopped, isOverdue }: Circumstances): ProviderError {
  if (error instanceof ProviderError) return error;
  if (isStopped && !hasBegun) {
    const details = { outcome: "not_run", cause: error } as const;
    return new ProviderError("canceled", "The call was stopped before anything was sent.", details);
  }
  if (isStopped) {
    return new ProviderError("canceled", "The call was stopped; it may have run all the same.", {
      outcome: "unknown",
      cause: error,
    });
  }
  const providerCode = codeOf(error) || null;
  if (!hasBegun) {
    const details = { outcome: "not_run", retryable: true, providerCode, cause: error } as const;
    return new ProviderError("unreachable", "The provider could not be reached.", details);
  }
  if (isOverdue) {
    return new ProviderError("timed_out", "The provider did not answer in time.", { outcome: "unknown", cause: error });
  }
  return new ProviderError("connection_lost", "The connection to the provider broke before its answer was complete.", {
    outcome: "unknown",
    providerCode,
    cause: error,
  });
}

/** The system's code, also from inside the one error that several tried addresses gave. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause ? codeOf(cause) : "";
}
