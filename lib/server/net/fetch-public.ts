import { lookup as lookupByDns } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { AppError } from "@/lib/server/errors";
import { isPublicAddress } from "./is-public-address";

const REDIRECTS_MAX = 5;
const CONNECT_MS = 10_000;

type Address = { address: string; family: number };

export type FetchPublicOptions = {
  signal: AbortSignal;
  /** For everything up to the last byte of the body. */
  timeoutMs?: number;
  /** Hosts as `URL.host` writes them that may be private: a person named them in the configuration. */
  allowedHosts?: readonly string[];
  /** Goes through the proxy of `HTTPS_PROXY` where there is one: then it is the proxy that connects, to names that perhaps only it knows. */
  byProxy?: boolean;
  lookup?: (hostname: string) => Promise<Address[]>;
};

export type PublicAnswer = {
  /** After redirects. */
  url: URL;
  /** As announced; null when it was not. */
  contentLength: number | null;
  body: Readable;
};

/**
 * GETs a stranger's address without letting it reach into our own network: http and https only, public addresses only, checked after
 * DNS and again on each redirect, connected to exactly the address that was checked. Sends no cookie and no key. The size is the
 * caller's to limit. Throws `address_refused` and `address_unreachable`.
 */
export async function fetchPublic(address: string, options: FetchPublicOptions): Promise<PublicAnswer> {
  const timeLimit = new AbortController();
  // A timer of our own: Node 20 collects `AbortSignal.timeout()` as garbage when only `AbortSignal.any()` knows it, and the limit is lost.
  const timer = setTimeout(() => timeLimit.abort(new Error("The time is over.")), options.timeoutMs ?? 60_000);
  try {
    const answer = await follow(parseAddress(address), options, AbortSignal.any([options.signal, timeLimit.signal]));
    answer.body.once("close", () => clearTimeout(timer));
    return answer;
  } catch (error) {
    clearTimeout(timer);
    throw error;
  }
}

async function follow(start: URL, options: FetchPublicOptions, signal: AbortSignal): Promise<PublicAnswer> {
  let url = start;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    const addresses = await resolveChecked(url, options);
    const answer = await get(url, addresses, options.byProxy ?? false, signal);
    const target = redirectTarget(answer);
    if (target === null) return accept(url, answer);
    drop(answer);
    url = parseAddress(target, url);
  }
  throw unreachable("The address leads from one redirect to the next.");
}

function parseAddress(address: string, base?: URL): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new AppError("address_refused", "Only http and https addresses can be fetched.");
  }
  if (url.username || url.password) {
    throw new AppError("address_refused", "An address with a user name or password in it is not fetched.");
  }
  return url;
}

/** One private address among many is enough to refuse: which of them a connection takes is chance. */
async function resolveChecked(
  url: URL,
  { allowedHosts = [], byProxy, lookup }: FetchPublicOptions,
): Promise<Address[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const find = lookup ?? ((name: string) => lookupByDns(name, { all: true }));
  const addresses = await find(hostname).catch((error) => {
    if (byProxy && !isIP(hostname)) return [];
    throw unreachable("No server goes by this name.", error);
  });
  if (addresses.length === 0 && !byProxy) throw unreachable("No server goes by this name.");
  if (!allowedHosts.includes(url.host) && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new AppError(
      "address_refused",
      "Only public addresses can be fetched; this one leads into a private network.",
    );
  }
  return addresses;
}

async function get(
  url: URL,
  addresses: Address[],
  byProxy: boolean,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  // A second look-up could give another answer than the one checked (DNS rebinding).
  const options = { connect: { lookup: pinnedTo(addresses), timeout: CONNECT_MS }, pipelining: 0 };
  const dispatcher = byProxy ? new EnvHttpProxyAgent(options) : new Agent(options);
  // A request that still waits for its connection does not hear the signal.
  signal.addEventListener("abort", () => void dispatcher.destroy().catch(() => undefined), { once: true });
  const headers = { accept: "image/*", "accept-encoding": "identity", "user-agent": "Diptych" };
  try {
    return await request(url, { dispatcher, signal, headers, headersTimeout: 0, bodyTimeout: 0 });
  } catch (error) {
    throw unreachable("The address did not answer.", error);
  }
}

function pinnedTo(addresses: Address[]): LookupFunction {
  return (hostname, options, callback) => {
    const [first] = addresses;
    if (!first) callback(new Error(`No server goes by the name ${hostname}.`), []);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };
}

function redirectTarget({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  const { location } = headers;
  return [301, 302, 303, 307, 308].includes(statusCode) ? ([location].flat()[0] ?? null) : null;
}

function accept(url: URL, answer: Dispatcher.ResponseData): PublicAnswer {
  if (answer.statusCode !== 200) {
    drop(answer);
    throw unreachable(`The address answered with status ${answer.statusCode}.`);
  }
  const length = Number(answer.headers["content-length"] ?? Number.NaN);
  return { url, contentLength: Number.isSafeInteger(length) ? length : null, body: answer.body };
}

/** Its end is nobody's concern any more. */
function drop({ body }: Dispatcher.ResponseData): void {
  body.on("error", () => undefined).destroy();
}

function unreachable(message: string, cause?: unknown): AppError {
  return new AppError("address_unreachable", message, { cause });
}
