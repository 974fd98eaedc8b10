import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startProxy, type TestProxy, withoutProxyVariables } from "@/lib/server/net/__fixtures__/start-proxy";
import { callProvider } from "./call-provider";

const limits = { connectMs: 2000, firstByteMs: 10_000, totalMs: 10_000, maxBytes: 1_000_000 };
const never = new AbortController().signal;

describe("callProvider behind a proxy", () => {
  let servers: Server[] = [];
  let proxy: TestProxy;
  let restoreVariables: () => void;
  beforeEach(async () => {
    restoreVariables = withoutProxyVariables();
    proxy = await startProxy();
  });
  afterEach(async () => {
    restoreVariables();
    await proxy.close();
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    servers = [];
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  function post(url: string) {
    const headers = { authorization: "Bearer secret-key" };
    return callProvider({ method: "POST", url, headers, body: "{}" }, limits, never);
  }
  const notSent = { code: "unreachable", outcome: "not_run", retryable: true };

  it("goes through the proxy, and comes back with the answer", async () => {
    const host = await serve((request, response) => response.end(`${request.method} ${request.headers.authorization}`));
    process.env.HTTP_PROXY = proxy.url;
    const answer = await post(`http://${host}/v1/images/edits`);
    expect(answer.body.toString()).toBe("POST Bearer secret-key");
    expect(proxy.tunnels).toEqual([host]);
  });

  it("goes past the proxy to a host that NO_PROXY names", async () => {
    const host = await serve((_request, response) => response.end("direct"));
    process.env.HTTP_PROXY = proxy.url;
    process.env.NO_PROXY = "example.org,127.0.0.1";
    expect((await post(`http://${host}/`)).body.toString()).toBe("direct");
    expect(proxy.tunnels).toEqual([]);
  });

  it("asks the proxy of HTTPS_PROXY for a tunnel, and never shows it the key", async () => {
    process.env.HTTPS_PROXY = proxy.url;
    proxy.status = 403;
    await expect(post("https://api.example.com/v1/images/edits")).rejects.toMatchObject(notSent);
    expect(proxy.tunnels).toEqual(["api.example.com:443"]);
    expect(proxy.heads.join()).not.toContain("secret-key");
  });

  it("shows the proxy the name and password of its own address", async () => {
    process.env.HTTPS_PROXY = proxy.url.replace("//", "//ada:lovelace@");
    proxy.status = 403;
    await expect(post("https://api.example.com/")).rejects.toMatchObject(notSent);
    expect(proxy.heads.join()).toContain(`Basic ${Buffer.from("ada:lovelace").toString("base64")}`);
  });

  it.each([403, 407, 502, 504])("knows that nothing was sent when the proxy answers %i", async (refusal) => {
    const host = await serve((_request, response) => response.end("reached"));
    process.env.HTTP_PROXY = proxy.url;
    proxy.status = refusal;
    await expect(post(`http://${host}/`)).rejects.toMatchObject(notSent);
  });

  it("knows that nothing was sent when the proxy is not there", async () => {
    const host = await serve((_request, response) => response.end("reached"));
    process.env.HTTP_PROXY = "http://127.0.0.1:9";
    await expect(post(`http://${host}/`)).rejects.toMatchObject(notSent);
  });
});
