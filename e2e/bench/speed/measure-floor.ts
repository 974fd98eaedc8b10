import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pressHere } from "./press-here";
import { asVisitor, type Stage } from "./stage";
import { sweep } from "./sweep";

const page = `<!doctype html><title>Floor</title><button>Run</button><img alt="" elementtiming="result">
<script>
let pressed;
new PerformanceObserver((list) => {
  for (const { renderTime } of list.getEntries()) globalThis.tookMs = renderTime - pressed;
}).observe({ type: "element" });
document.querySelector("button").onclick = async (event) => {
  pressed = event.timeStamp;
  const { address } = await (await fetch("/run", { method: "POST" })).json();
  document.querySelector("img").src = address;
};
</script>`;

/** From a press until a file is painted that a plain page asked for and shows by its address: what nobody can be below. */
export async function measureFloor(stage: Stage, file: Buffer, latencyMs: number): Promise<number> {
  const server = createServer((request, response) => {
    if (request.url === "/run") {
      return void setTimeout(() => response.end('{ "address": "/result" }'), latencyMs);
    }
    if (request.url === "/result") return void response.end(file);
    response.setHeader("content-type", "text/html");
    return void response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await asVisitor(stage, {}, async (tab) => {
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await tab.getByRole("button").hover();
      sweep();
      await pressHere(tab, latencyMs / 2);
      const took = await tab.waitForFunction(() => (globalThis as unknown as { tookMs?: number }).tookMs);
      return (await took.jsonValue()) as number;
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
