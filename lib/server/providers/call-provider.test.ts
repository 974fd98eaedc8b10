import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { callProvider } from "./call-provider";

const limits = { connectMs: 2000, totalMs: 10_000, maxBytes: 1_000_000 };
const never = new AbortController().signal;
const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function post(url: string, signal = never, own = limits) {
  return callProvider({ method: "POST", url, headers: { authorization: "Bearer secret" }, body: "{}" }, own, signal);
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe("callProvider", () => {
  it("gives status, headers and bytes of an answer, whatever the status", async () => {
    const url = await serve((_request, response) => response.writeHead(429, { "retry-after": "7" }).end("busy"));
    const answer = await post(url);
    expect([answer.status, answer.headers["retry-after"], answer.body.toString()]).toEqual([429, "7", "busy"]);
  });

  it("knows that a refused connection did not run", async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(post(url)).rejects.toMatchObject({ code: "unreachable", outcome: "not_run", retryable: true });
  });

  it("knows that an unknown name did not run", async () => {
    await expect(post("http://no-such-host.invalid/")).rejects.toMatchObject({
      code: "unreachable",
      outcome: "not_run",
    });
  });

  it("does not know what became of a reset before the headers", async () => {
    const url = await serve((request) => request.socket.destroy());
    await expect(post(url)).rejects.toMatchObject({ code: "connection_lost", outcome: "unknown" });
  });

  it("sends a reset request once", async () => {
    let calls = 0;
    const url = await serve((request) => {
      calls++;
      request.socket.destroy();
    });
    await post(url).catch(() => undefined);
    expect(calls).toBe(1);
  });

  it("does not know what became of a reset in the body", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half", () => response.destroy());
    });
    await expect(post(url)).rejects.toMatchObject({ code: "connection_lost", outcome: "unknown" });
  });

  it("ends a silent call at its time limit, without knowing what became of it", async () => {
    const url = await serve(() => undefined);
    await expect(post(url, never, { ...limits, totalMs: 200 })).rejects.toMatchObject({
      code: "timed_out",
      outcome: "unknown",
    });
  });

  it("ends an endless body at the same limit", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    });
    await expect(post(url, never, { ...limits, totalMs: 300 })).rejects.toMatchObject({ code: "timed_out" });
  });

  it("stops when asked to, saying that it may have run", async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort());
    await expect(post(url, stop.signal)).rejects.toMatchObject({ code: "canceled", outcome: "unknown" });
  });

  it("follows no redirect: it would take the key along", async () => {
    let reached = false;
    const elsewhere = await serve((_request, response) => {
      reached = true;
      response.end();
    });
    const url = await serve((_request, response) => response.writeHead(307, { location: elsewhere }).end());
    expect((await post(url)).status).toBe(307);
    expect(reached).toBe(false);
  });

  it("gives up on an answer that is too large", async () => {
    const url = await serve((_request, response) => response.end(Buffer.alloc(2000)));
    await expect(post(url, never, { ...limits, maxBytes: 1000 })).rejects.toMatchObject({
      code: "unreadable_answer",
      outcome: "ran",
    });
  });
});
