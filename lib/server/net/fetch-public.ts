import { lookup as lookupByDns } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { AppError } from "@/lib/server/errors";
import { isPublicAddress } from "./is-public-address";

const REDIRECTS_MAX = 5;

type Address = { address: string; family: number };

export type FetchPublicOptions = {
  signal: AbortSignal;
  /** For everything up to the last byte of the body. */
  timeoutMs?: number;
  /** Hosts as `URL.host` writes them that may be private: a person named them in the configuration. */
  allowedHosts?: readonly string[];
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
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs ?? 60_000)]);
  let url = parseAddress(address);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    const addresses = await resolveChecked(url, options);
    const answer = await get(url, addresses, signal);
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
async function resolveChecked(url: URL, { allowedHosts = [], lookup }: FetchPublicOptions): Promise<Address[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const find = lookup ?? ((name: string) => lookupByDns(name, { all: true }));
  const addresses = await find(hostname).catch((error) => {
    throw unreachable("No server goes by this name.", error);
  });
  if (addresses.length === 0) throw unreachable("No server goes by this name.");
  if (!allowedHosts.includes(url.host) && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new AppError(
      "address_refused",
      "Only public addresses can be fetched; this one leads into a private network.",
    );
  }
  return addresses;
}

function get(url: URL, addresses: Address[], signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).get(url, {
      signal,
      agent: false,
      // A second look-up could give another answer than the one checked (DNS rebinding).
      lookup: pinnedTo(addresses),
      headers: { accept: "image/*", "accept-encoding": "identity", "user-agent": "Diptych" },
    });
    request.once("response", resolve);
    request.on("error", (error) => reject(unreachable("The address did not answer.", error)));
  });
}

function pinnedTo(addresses: Address[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? "", first?.family);
  };
}

function redirectTarget({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

function accept(url: URL, answer: IncomingMessage): PublicAnswer {
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw unreachable(`The address answered with status ${answer.statusCode}.`);
  }
  const length = Number(answer.headers["content-length"] ?? Number.NaN);
  return { url, contentLength: Number.isSafeInteger(length) ? length : null, body: answer };
}

function unreachable(message: string, cause?: unknown): AppError {
  return new AppError("address_unreachable", message, { cause });
}
