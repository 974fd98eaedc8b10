import { readdir } from "node:fs/promises";
import path from "node:path";
import { openTestStudio, type TestStudio } from "@/lib/server/edits/test-studio";
import type { Method, Operation } from "@/lib/server/http/operation";
import { createLog } from "@/lib/server/log";

type Handler = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  operation?: Operation;
};
type TestCall = {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};
export type TestApi = {
  studio: TestStudio;
  /** By address, parameters in braces. */
  routes: Map<string, Record<string, Handler>>;
  /** As Next would call the route of this address. A buffer, text or stream goes as it is, the rest as JSON. */
  call(method: Method | "HEAD" | "OPTIONS", address: string, call?: TestCall): Promise<Response>;
  close(): Promise<void>;
};

const shared = globalThis as { [key: symbol]: unknown };
const servicesKey = Symbol.for("diptych.services");

/** Every route of the API on a studio of its own: real database, folder, queue. */
export async function openTestApi(
  variables: Record<string, string> = {},
  editors: Parameters<typeof openTestStudio>[0] = [],
): Promise<TestApi> {
  const studio = await openTestStudio(editors, createLog("silent"), variables);
  shared[servicesKey] = Promise.resolve(studio);
  const routes = await findRoutes();
  return {
    studio,
    routes,
    async call(method, address, { body, headers = {}, signal } = {}) {
      const url = new URL(address, "http://127.0.0.1:3000");
      const [pattern, params] = match([...routes.keys()], url.pathname);
      const isRaw = body instanceof Uint8Array || body instanceof ReadableStream || typeof body === "string";
      const json = body === undefined || isRaw ? undefined : JSON.stringify(body);
      const request = new Request(url, {
        method,
        body: (isRaw ? body : json) as BodyInit | undefined,
        headers: { host: "127.0.0.1:3000", ...(json && { "content-type": "application/json" }), ...headers },
        signal,
        duplex: "half",
      } as RequestInit);
      const route = routes.get(pattern)?.[method === "HEAD" ? "GET" : method];
      if (!route) throw new Error(`No ${method} at ${pattern}.`);
      return route(request, { params: Promise.resolve(params) });
    },
    async close() {
      delete shared[servicesKey];
      await studio.close();
    },
  };
}

async function findRoutes(): Promise<Map<string, Record<string, Handler>>> {
  const files = await readdir(import.meta.dirname, { recursive: true });
  const routes = new Map<string, Record<string, Handler>>();
  for (const file of files.filter((each) => path.basename(each) === "route.ts")) {
    const segments = path.dirname(file).split(path.sep);
    const address = ["/api", ...segments].map((segment) => segment.replace(/^\[(\w+)\]$/, "{$1}")).join("/");
    routes.set(address, await import(path.join(import.meta.dirname, file)));
  }
  return routes;
}

function match(patterns: string[], pathname: string): [string, Record<string, string>] {
  for (const pattern of patterns.sort((one, other) => one.split("{").length - other.split("{").length)) {
    const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
    const found = new RegExp(`^${pattern.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(pathname);
    if (found) return [pattern, Object.fromEntries(names.map((name, index) => [name, decode(found[index + 1] ?? "")]))];
  }
  return ["/api/[[...path]]", {}];
}

/** As Next does before it gives an address's part to a route. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
