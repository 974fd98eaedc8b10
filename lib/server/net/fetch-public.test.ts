import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { buffer } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startProxy, type TestProxy, withoutProxyVariables } from "./__fixtures__/start-proxy";
import { fetchPublic } from "./fetch-public";

const servers: Server[] = [];
const { signal } = new AbortController();

async function serve(listener: RequestListener): Promise<{ host: string; port: number }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, port };
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe("fetchPublic", () => {
  it("gives the body, its announced length and the address after redirects", async () => {
    const { host } = await serve(({ url }, response) => {
      if (url === "/start") response.writeHead(302, { location: "/middle" }).end();
      else if (url === "/middle") response.writeHead(307, { location: `http://${host}/picture.jpg` }).end();
      else response.writeHead(200, { "content-length": 5 }).end("bytes");
    });
    const answer = await fetchPublic(`http://${host}/start`, { signal, allowedHosts: [host] });
    expect(String(await buffer(answer.body))).toBe("bytes");
    expect(answer.contentLength).toBe(5);
    expect(answer.url.pathname).toBe("/picture.jpg");
  });

  it.each([
    "ftp://example.com/a.jpg",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "gopher://example.com/",
    "//example.com/a.jpg",
    "not an address",
    "",
    "http://user:secret@example.com/a.jpg",
    "http://user@example.com/a.jpg",
    "http://127.0.0.1/",
    "http://localhost/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://172.16.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[64:ff9b::7f00:1]/",
  ])("refuses %j", async (address) => {
    await expect(fetchPublic(address, { signal })).rejects.toMatchObject({ code: "address_refused" });
  });

  it("refuses a name that leads into a private network, also when other answers are public", async () => {
    const lookup = async () => [
      { address: "8.8.8.8", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    const answer = fetchPublic("http://pictures.example/a.jpg", { signal, lookup });
    await expect(answer).rejects.toMatchObject({ code: "address_refused" });
  });

  it("refuses a redirect into a private network and never asks there", async () => {
    const asked: string[] = [];
    const inside = await serve(({ url }, response) => {
      asked.push(url ?? "");
      response.end("secret");
    });
    const outside = await serve((_request, response) => {
      response.writeHead(302, { location: `http://${inside.host}/admin` }).end();
    });
    const answer = fetchPublic(`http://${outside.host}/`, { signal, allowedHosts: [outside.host] });
    await expect(answer).rejects.toMatchObject({ code: "address_refused" });
    expect(asked).toEqual([]);
  });

  it.each(["file:///etc/passwd", "http://user:secret@example.com/"])("refuses a redirect to %s", async (location) => {
    const { host } = await serve((_request, response) => response.writeHead(301, { location }).end());
    const answer = fetchPublic(`http://${host}/`, { signal, allowedHosts: [host] });
    await expect(answer).rejects.toMatchObject({ code: "address_refused" });
  });

  it("connects to the very address that was checked: a name that answers differently the second time is not asked again", async () => {
    const { port } = await serve(({ headers }, response) => response.end(headers.host));
    const host = `rebinding.example:${port}`;
    const answers = [[{ address: "127.0.0.1", family: 4 }], [{ address: "127.0.0.9", family: 4 }]];
    const lookup = async () => answers.shift() ?? [];
    const answer = await fetchPublic(`http://${host}/`, { signal, lookup, allowedHosts: [host] });
    expect(String(await buffer(answer.body))).toBe(host);
    expect(answers).toHaveLength(1);
  });

  it("looks the name up and checks it again on each redirect", async () => {
    const { port } = await serve((_request, response) =>
      response.writeHead(302, { location: "http://rebinding.example/" }).end(),
    );
    const answers = [[{ address: "127.0.0.1", family: 4 }], [{ address: "127.0.0.9", family: 4 }]];
    const lookup = async () => answers.shift() ?? [];
    const host = `rebinding.example:${port}`;
    const answer = fetchPublic(`http://${host}/`, { signal, lookup, allowedHosts: [host] });
    await expect(answer).rejects.toMatchObject({ code: "address_refused" });
    expect(answers).toEqual([]);
  });

  it("gives up after five redirects", async () => {
    let asked = 0;
    const { host } = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: "/again" }).end();
    });
    const answer = fetchPublic(`http://${host}/`, { signal, allowedHosts: [host] });
    await expect(answer).rejects.toMatchObject({ code: "address_unreachable" });
    expect(asked).toBe(6);
  });

  it("says that a server is unreachable when it answers 404, does not exist, or takes too long", async () => {
    const { host } = await serve(({ url }, response) => {
      if (url === "/404") response.writeHead(404).end();
    });
    const unreachable = { code: "address_unreachable" };
    const allowedHosts = [host, "127.0.0.1:9"];
    await expect(fetchPublic(`http://${host}/404`, { signal, allowedHosts })).rejects.toMatchObject(unreachable);
    await expect(fetchPublic("http://127.0.0.1:9/", { signal, allowedHosts })).rejects.toMatchObject(unreachable);
    const slow = fetchPublic(`http://${host}/silent`, { signal, allowedHosts, timeoutMs: 50 });
    await expect(slow).rejects.toMatchObject(unreachable);
    const lookup = () => Promise.reject(new Error("ENOTFOUND"));
    await expect(fetchPublic("http://no.example/", { signal, lookup })).rejects.toMatchObject(unreachable);
  });

  it("cuts a body that trickles past the time limit", async () => {
    const { host } = await serve((_request, response) => {
      response.write("first");
    });
    const answer = await fetchPublic(`http://${host}/`, { signal, allowedHosts: [host], timeoutMs: 100 });
    await expect(buffer(answer.body)).rejects.toThrow();
  });

  it.each([true, false])("survives a peer that has gone before anybody began to read (proxy: %s)", async (byProxy) => {
    const sent = Buffer.alloc(5_000_000, "a");
    const server = createTcpServer((socket) => {
      socket.once("data", () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${sent.length}\r\nConnection: close\r\n\r\n`);
        socket.end(sent);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = await fetchPublic(`http://${host}/`, { signal, allowedHosts: [host], byProxy });
    await new Promise((resolve) => setTimeout(resolve, 200));
    server.close();
    expect((await buffer(answer.body)).equals(sent)).toBe(true);
  });

  it.each([true, false])("lets go of a connection whose body nobody wants (proxy: %s)", async (byProxy) => {
    let hasEnded = false;
    const { host } = await serve((_request, response) => {
      const drip = setInterval(() => response.write(Buffer.alloc(1000)), 5);
      response.on("close", () => {
        clearInterval(drip);
        hasEnded = true;
      });
    });
    const answer = await fetchPublic(`http://${host}/`, { signal, allowedHosts: [host], byProxy });
    answer.body.destroy();
    await expect.poll(() => hasEnded).toBe(true);
  });

  it.each([true, false])("keeps to the time limit when memory is tidied up meanwhile (proxy: %s)", async (byProxy) => {
    setFlagsFromString("--expose-gc");
    const tidyUp = runInNewContext("gc") as () => void;
    const { host } = await serve((_request, response) => {
      const drip = setInterval(() => response.write("."), 5);
      response.on("close", () => clearInterval(drip));
    });
    const answer = await fetchPublic(`http://${host}/`, { signal, allowedHosts: [host], timeoutMs: 300, byProxy });
    const tidying = setInterval(tidyUp, 20);
    await expect(buffer(answer.body)).rejects.toThrow();
    clearInterval(tidying);
  });

  it("sends neither cookie nor key nor referrer", async () => {
    const { host } = await serve(({ headers }, response) => response.end(Object.keys(headers).sort().join()));
    const answer = await fetchPublic(`http://${host}/`, { signal, allowedHosts: [host] });
    expect(String(await buffer(answer.body))).toBe("accept,accept-encoding,connection,host,user-agent");
  });

  describe("behind a proxy", () => {
    let proxy: TestProxy;
    let restoreVariables: () => void;
    beforeEach(() => {
      restoreVariables = withoutProxyVariables();
    });
    afterEach(async () => {
      restoreVariables();
      await proxy.close();
    });
    const nobodyKnows = () => Promise.reject(new Error("ENOTFOUND"));

    it("gets what only the proxy can reach", async () => {
      const { port } = await serve((_request, response) => response.end("bytes"));
      proxy = await startProxy({ "pictures.invalid": port });
      process.env.HTTP_PROXY = proxy.url;
      const answer = await fetchPublic("http://pictures.invalid/a.png", { signal, byProxy: true, lookup: nobodyKnows });
      expect(String(await buffer(answer.body))).toBe("bytes");
      expect(proxy.tunnels).toEqual(["pictures.invalid:80"]);
    });

    it("refuses what leads into a private network before the proxy hears of it", async () => {
      proxy = await startProxy();
      process.env.HTTP_PROXY = proxy.url;
      const lookup = async () => [{ address: "10.0.0.1", family: 4 }];
      for (const address of ["http://intranet.example/", "http://127.0.0.1/", "http://[::1]/"]) {
        const answer = fetchPublic(address, { signal, byProxy: true, ...(address.includes("example") && { lookup }) });
        await expect(answer).rejects.toMatchObject({ code: "address_refused" });
      }
      expect(proxy.tunnels).toEqual([]);
    });

    it("does without it where nobody asked for it", async () => {
      const { host } = await serve((_request, response) => response.end("bytes"));
      proxy = await startProxy();
      process.env.HTTP_PROXY = proxy.url;
      const answer = await fetchPublic(`http://${host}/`, { signal, allowedHosts: [host] });
      expect(String(await buffer(answer.body))).toBe("bytes");
      const unknown = fetchPublic("http://pictures.invalid/", { signal, lookup: nobodyKnows });
      await expect(unknown).rejects.toMatchObject({ code: "address_unreachable" });
      expect(proxy.tunnels).toEqual([]);
    });

    it("cannot reach a name that nobody knows when there is no proxy", async () => {
      proxy = await startProxy();
      const answer = fetchPublic("http://pictures.invalid/", { signal, byProxy: true, lookup: nobodyKnows });
      await expect(answer).rejects.toMatchObject({ code: "address_unreachable" });
    });
  });
});
