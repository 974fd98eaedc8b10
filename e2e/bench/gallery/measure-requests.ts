import { gunzipSync } from "node:zlib";
import { median } from "./median";

const TIMES = 7;

/** What the gallery asks of the server, over one kept connection. */
export async function measureRequests(url: string): Promise<Record<string, number>> {
  const ids = (await (await fetch(`${url}/api/edits/ids?shapes=true`)).json()) as { ids: string[] };
  const page = ids.ids.slice(0, 60).join(",");
  const order = await ask(`${url}/api/edits/ids?shapes=true`);
  return {
    "order, ms": order.ms,
    "order, kB": order.bytes / 1000,
    "order, kB as sent": (await sentBytes(`${url}/api/edits/ids?shapes=true`)) / 1000,
    "60 details, ms": (await ask(`${url}/api/edits?limit=60&ids=${page}`)).ms,
    "search 夜, ms": (await ask(`${url}/api/edits/ids?shapes=true&q=${encodeURIComponent("夜")}`)).ms,
    "search 夜晚, ms": (await ask(`${url}/api/edits/ids?shapes=true&q=${encodeURIComponent("夜晚")}`)).ms,
    "search pencil, ms": (await ask(`${url}/api/edits/ids?shapes=true&q=pencil`)).ms,
  };
}

async function ask(address: string): Promise<{ ms: number; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let time = 0; time < TIMES; time++) {
    const started = performance.now();
    bytes = (await (await fetch(address)).arrayBuffer()).byteLength;
    times.push(performance.now() - started);
  }
  return { ms: median(times), bytes };
}

async function sentBytes(address: string): Promise<number> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    get(address, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        // What says that it is compressed must be readable as such.
        if (response.headers["content-encoding"] === "gzip") gunzipSync(body);
        resolve(body.length);
      });
    }).on("error", reject);
  });
}
