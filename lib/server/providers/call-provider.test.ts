import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { text } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import { callProvider } from "./call-provider";

const limits = { connectMs: 2000, firstByteMs: 10_000, totalMs: 10_000, maxBytes: 1_000_000 };
const never = new AbortController().signal;
const servers: (Server | TcpServer)[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Takes connections and says nothing. */
async function listenSilently(): Promise<number> {
  const server = createTcpServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function post(url: string, signal = never, own = limits) {
  return callProvider({ method: "POST", url, headers: { authorization: "Bearer secret" }, body: "{}" }, own, signal);
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
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

  it("knows that a handshake which failed did not run", async () => {
    const url = await serve((_request, response) => response.end());
    await expect(post(url.replace("http:", "https:"))).rejects.toMatchObject({
      code: "unreachable",
      outcome: "not_run",
      retryable: true,
    });
  });

  it("knows that a time limit before the connection stood let nothing out", async () => {
    const port = await listenSilently();
    const call = post(`https://127.0.0.1:${port}/`, never, { ...limits, totalMs: 200 });
    await expect(call).rejects.toMatchObject({ code: "unreachable", outcome: "not_run" });
  });

  it("sends the body as it is, with its length and in one piece", async () => {
    let seen: [string | undefined, string | undefined, string] | undefined;
    const url = await serve(async (request, response) => {
      const { "content-length": length, "transfer-encoding": encoding } = request.headers;
      seen = [length, encoding, await text(request)];
      response.end();
    });
    const body = `{"prompt":"${"雪".repeat(200_000)}"}`;
    await callProvider({ method: "POST", url, headers: {}, body }, limits, never);
    expect(seen).toEqual([String(Buffer.byteLength(body)), undefined, body]);
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

  it("ends it at the limit of its first byte as well, and gives a body that has begun its whole time", async () => {
    const silent = await serve(() => undefined);
    const own = { ...limits, firstByteMs: 1000 };
    await expect(post(silent, never, own)).rejects.toMatchObject({ code: "timed_out", outcome: "unknown" });
    const slow = await serve((_request, response) => {
      response.writeHead(200).flushHeaders();
      setTimeout(() => response.end("there"), 1500);
    });
    expect((await post(slow, never, own)).body.toString()).toBe("there");
  });

  it("ends an endless body at the same limit", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    });
    await expect(post(url, never, { ...limits, totalMs: 300 })).rejects.toMatchObject({ code: "timed_out" });
  });

  it("keeps to its time limit when memory is tidied up meanwhile", async () => {
    setFlagsFromString("--expose-gc");
    const tidying = setInterval(runInNewContext("gc") as () => void, 20);
    const url = await serve(() => undefined);
    // The caller's own signal is a joined one as well.
    const joined = AbortSignal.any([never, new AbortController().signal]);
    await expect(post(url, joined, { ...limits, totalMs: 300 })).rejects.toMatchObject({ code: "timed_out" });
    clearInterval(tidying);
  });

  it("stops when asked to, saying that it may have run", async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort());
    await expect(post(url, stop.signal)).rejects.toMatchObject({ code: "canceled", outcome: "unknown" });
  });

  it("knows that a call which was stopped before its connection stood let nothing out", async () => {
    const port = await listenSilently();
    const stop = new AbortController();
    const call = post(`https://127.0.0.1:${port}/`, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(call).rejects.toMatchObject({ code: "canceled", outcome: "not_run" });
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
