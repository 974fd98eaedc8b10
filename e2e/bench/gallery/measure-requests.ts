import { gzippedBytes } from "../speed/traffic";
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
    "order, kB as sent": (await gzippedBytes(`${url}/api/edits/ids?shapes=true`)) / 1000,
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
