import { lookup as lookupByDns } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { AppError } from "@/lib/server/errors";
import { AnsweredStatus } from "./answered-status";
import { isPublicAddress } from "./is-public-address";
import { openTunnel } from "./open-tunnel";
import { proxyFor } from "./proxy-for";

const REDIRECTS_MAX = 5;

type Address = { address: string; family: number };

export type FetchPublicOptions = {
  signal: AbortSignal;
  /** For everything up to the last byte of the body. */
  timeoutMs?: number;
  /** Hosts as `URL.host` writes them that may be private: a person named them in the configuration. */
  allowedHosts?: readonly string[];
  /** Goes through the environment's proxy where there is one: then it is the proxy that connects, to names that perhaps only it knows. */
  byProxy?: boolean;
  lookup?: (hostname: string) => Promise<Address[]>;
};

export type PublicAnswer = {
  /** After redirects. */
  url: URL;
  /** As announced; null when it was not. */
  contentLength: number | null;
  body: IncomingMessage;
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
    answer.destroy();
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

async function get(url: URL, addresses: Address[], byProxy: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const proxy = byProxy ? proxyFor(url) : null;
  try {
    if (proxy) {
      const socket = await openTunnel(proxy, url, signal);
      return await ask(url, { signal, createConnection: () => socket });
    }
    // A second look-up could give another answer than the one checked (DNS rebinding).
    return await ask(url, { signal, agent: false, lookup: pinnedTo(addresses) });
  } catch (error) {
    throw unreachable("The address did not answer.", error);
  }
}

function ask(url: URL, options: http.RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { accept: "image/*", "accept-encoding": "identity", "user-agent": "Diptych" };
    const request = (url.protocol === "https:" ? https : http).get(url, { ...options, headers });
    request.on("error", reject);
    request.once("response", (answer) => resolve(answer.on("error", () => undefined)));
  });
}

function pinnedTo(addresses: Address[]): LookupFunction {
  return (hostname, options, callback) => {
    const [first] = addresses;
    if (!first) callback(new Error(`No server goes by the name ${hostname}.`), []);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };
}

function redirectTarget({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

function accept(url: URL, answer: IncomingMessage): PublicAnswer {
  const { statusCode = 0 } = answer;
  if (statusCode !== 200) {
    answer.destroy();
    throw unreachable(`The address answered with status ${statusCode}.`, new AnsweredStatus(statusCode));
  }
  const length = Number(answer.headers["content-length"] ?? Number.NaN);
  return { url, contentLength: Number.isSafeInteger(length) ? length : null, body: answer };
}

function unreachable(message: string, cause?: unknown): AppError {
  return new AppError("address_unreachable", message, { cause });
}
