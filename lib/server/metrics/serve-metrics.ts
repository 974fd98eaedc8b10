import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigurationError } from "@/lib/server/configuration-error";
import type { Metrics } from "./create-metrics";

const HOST = "127.0.0.1";
/** A page that another site made resolve to this machine comes under that site's name. */
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Answers `GET /api/metrics` on a port of its own that only this machine reaches. Throws `ConfigurationError` when it is taken. */
export async function serveMetrics(metrics: Metrics, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async ({ method, url, headers }, response) => {
    const isAsked = url?.split("?")[0] === "/api/metrics" && ownNames.test(headers.host ?? "");
    if (!isAsked || (method !== "GET" && method !== "HEAD")) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Only GET /api/metrics is here.\n");
      return;
    }
    const text = await metrics.text().catch(() => null);
    if (text === null) response.writeHead(503).end();
    else response.writeHead(200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" }).end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is taken, perhaps by another process of Diptych" : "cannot be used";
      const sentence = `METRICS_PORT: port ${port} ${why}. Give each process one of its own, or leave it empty.`;
      reject(new ConfigurationError(sentence, { cause }));
    });
    server.listen(port, HOST, resolve);
  });
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
