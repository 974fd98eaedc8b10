import { type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { ProviderError } from "./image-editor";

/** What a provider may take, in milliseconds. `totalMs` is 300 s unless the operator says otherwise. */
export type CallLimits = { connectMs: number; totalMs: number; maxBytes: number };

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

/** Connection errors after which the request surely did not leave the house. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "CERT_HAS_EXPIRED",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/**
 * One request to a provider, its whole answer in memory. Never repeats it, never follows a redirect (it would take the key along),
 * and uses a connection of its own: a kept one may be reset under a billed request without anybody knowing whether it ran.
 * Throws `ProviderError`: `unreachable` when it did not run, `timed_out` and `connection_lost` when nobody knows.
 */
export async function callProvider(
  call: ProviderCall,
  limits: CallLimits,
  signal: AbortSignal,
): Promise<ProviderAnswer> {
  const dispatcher = new EnvHttpProxyAgent({
    connect: { timeout: limits.connectMs },
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 0,
  });
  const timeLimit = AbortSignal.timeout(limits.totalMs);
  try {
    const answer = await request(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.body,
      dispatcher,
      signal: AbortSignal.any([signal, timeLimit]),
    });
    return { status: answer.statusCode, headers: flat(answer.headers), body: await readBody(answer, limits.maxBytes) };
  } catch (error) {
    throw toProviderError(error, signal, timeLimit);
  } finally {
    dispatcher.destroy().catch(() => undefined);
  }
}

async function readBody({ body }: Dispatcher.ResponseData, maxBytes: number): Promise<Buffer> {
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

function toProviderError(error: unknown, signal: AbortSignal, timeLimit: AbortSignal): ProviderError {
  if (error instanceof ProviderError) return error;
  if (signal.aborted) {
    return new ProviderError("canceled", "The call was stopped; it may have run all the same.", {
      outcome: "unknown",
      cause: error,
    });
  }
  if (timeLimit.aborted) {
    return new ProviderError("timed_out", "The provider did not answer in time.", { outcome: "unknown", cause: error });
  }
  if (neverConnected.has(codeOf(error))) {
    return new ProviderError("unreachable", "The provider could not be reached.", {
      outcome: "not_run",
      retryable: true,
      providerCode: codeOf(error),
      cause: error,
    });
  }
  return new ProviderError("connection_lost", "The connection to the provider broke before its answer was complete.", {
    outcome: "unknown",
    providerCode: codeOf(error) || null,
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

function flat(headers: Record<string, string | string[] | undefined>): ProviderAnswer["headers"] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
