import { ApiError, parseProblem } from "../api-error";

type Call = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean;
};

// Browsers let a call outlive its page up to 64 KiB and refuse it beyond; a character takes three bytes at most.
const KEPT_ALIVE_MAX_CHARACTERS = 20_000;

/** Every call of the API goes through here. Rejects with `ApiError`, or with the signal's reason when it was given up. */
export async function call<Answer>(
  path: string,
  { method = "GET", body, headers, signal, keepalive }: Call = {},
): Promise<Answer> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/${path}`, {
      method,
      headers: { ...headers, ...(json === undefined ? {} : { "Content-Type": "application/json" }) },
      body: json,
      cache: "no-store",
      signal,
      keepalive: keepalive && (json?.length ?? 0) <= KEPT_ALIVE_MAX_CHARACTERS,
    });
    text = await response.text();
  } catch (error) {
    signal?.throwIfAborted();
    throw new ApiError("offline", 0, { cause: error });
  }
  if (!response.ok) throw parseProblem(response.status, text);
  if (text === "") return undefined as Answer;
  try {
    return JSON.parse(text) as Answer;
  } catch (error) {
    throw new ApiError("unreadable_answer", response.status, { cause: error });
  }
}

/** Of a path. */
export const segment = encodeURIComponent;
