import { createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createCallLog } from "./call-log";
import type { Delivery } from "./deliver";
import { listen } from "./listen";
import { type StoredResult, serveResult } from "./serve-result";
import type { MadePicture, Service } from "./service";
import type { Switches } from "./switches";
import { xmlError } from "./xml-error";

export type ResultHost = ReturnType<typeof createResultHost>;

/**
 * The service's file host: signed links that die. It answers under the API's origin, and on a port of its own: the app lets results
 * come from a private address only where that is the very host and port of the provider's base address.
 */
export function createResultHost(links: Service["links"]) {
  const secret = randomBytes(16);
  const results = new Map<string, StoredResult>();
  const log = createCallLog();
  const server = createServer((request, response) => serve(request, response));
  const origins = { api: "", other: "" };

  const sign = (path: string, expires: string) =>
    createHmac("sha1", secret).update(`${path}\n${expires}`).digest("base64");

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const call = log.open(request, response, "download", "");
    const delivery: Delivery = { response, call, signal: gone.signal };
    const url = new URL(request.url ?? "/", "http://results");
    const result = results.get(url.pathname);
    const problem = links.own ? null : linkProblem(request, url);
    if (problem || !result) return xmlError(response, problem ?? "NoSuchKey");
    await serveResult(delivery, result, {
      isRedirected: url.searchParams.has("hop"),
      self: `http://${request.headers.host}${request.url}`,
    });
  }

  /** What an object store says of this link before it looks for the file; null: nothing. */
  function linkProblem({ method, headers }: IncomingMessage, url: URL) {
    const expires = url.searchParams.get("Expires") ?? "";
    if (method !== "GET" && method !== "HEAD") return "MethodNotAllowed" as const;
    // Object stores refuse a signed link that comes with an Authorization header; here it also means a leaked key.
    if (headers.authorization !== undefined) return "InvalidArgument" as const;
    if (url.searchParams.get("Signature") !== sign(url.pathname, expires)) return "SignatureDoesNotMatch" as const;
    return Number(expires) * 1000 < Date.now() ? ("AccessDenied" as const) : null;
  }

  return {
    /** Starts the port of its own. */
    async start(port: number) {
      origins.other = await listen(server, port);
      return origins.other;
    },
    standUnder(apiOrigin: string) {
      origins.api = apiOrigin;
    },
    serve,
    /** Puts a picture up; the link as the answer will say it. */
    publish(bytes: Buffer, format: string, switches: Switches): Pick<MadePicture, "url"> {
      const path = links.pathOf(randomBytes(16).toString("hex"), format === "jpeg" ? "jpg" : format);
      results.set(path, {
        bytes,
        mediaType: `image/${format}`,
        fault: switches.link,
        faultTimes: switches.linkTimes,
        switches,
      });
      if (links.own) return { url: path };
      const expires = String(Math.floor(Date.now() / 1000) + (switches.linkLifetimeS ?? links.lifetimeS));
      const query = new URLSearchParams({
        Expires: expires,
        [links.keyName]: links.keyValue,
        Signature: sign(path, expires),
      });
      return { url: `${origins[switches.resultHost]}${path}?${query}` };
    },
    downloads: () => log.list(),
    has: (path: string) => results.has(path),
    clear() {
      results.clear();
      log.clear();
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
