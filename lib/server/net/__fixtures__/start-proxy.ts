import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

export type TestProxy = {
  url: string;
  /** What it was asked to connect to. */
  tunnels: string[];
  /** Everything that it could read. */
  heads: string[];
  /** What it answers from now on; 200 connects. */
  status: number;
  close(): Promise<void>;
};

/** A forward proxy as companies have it: `CONNECT`, and bytes both ways. `names` leads names that only it knows to a port of this machine. */
export async function startProxy(names: Record<string, number> = {}): Promise<TestProxy> {
  const server = createServer((_request, response) => response.writeHead(405).end());
  const sockets = new Set<Socket>();
  const proxy: TestProxy = {
    url: "",
    tunnels: [],
    heads: [],
    status: 200,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on("connect", ({ url = "", headers }, client: Socket) => {
    proxy.tunnels.push(url);
    proxy.heads.push(JSON.stringify(headers));
    if (proxy.status !== 200) return void client.end(`HTTP/1.1 ${proxy.status} No\r\n\r\n`);
    const [name = "", port] = url.split(":");
    const target = connect(names[name] ?? Number(port), name in names ? "127.0.0.1" : name, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) sockets.add(socket.on("error", () => undefined));
    client.on("close", () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}

const variables = ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

/** Takes the machine's own proxy variables away; the function given back restores them. */
export function withoutProxyVariables(): () => void {
  const before = variables.map((name) => [name, process.env[name]] as const);
  for (const name of variables) delete process.env[name];
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
