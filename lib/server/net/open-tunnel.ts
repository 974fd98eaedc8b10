import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { connect as connectByTls } from "node:tls";

/** A connection to an address through a proxy (`CONNECT`), encrypted up to the address itself where that is https. */
export async function openTunnel(proxy: URL, target: URL, signal: AbortSignal): Promise<Socket> {
  const port = target.port || (target.protocol === "https:" ? "443" : "80");
  const socket = await askForTunnel(proxy, `${target.hostname}:${port}`, signal);
  if (target.protocol === "http:") return socket;
  const servername = target.hostname.replace(/^\[|\]$/g, "");
  return connectByTls({ socket, servername, ALPNProtocols: ["http/1.1"] });
}

function askForTunnel(proxy: URL, host: string, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === "https:" ? https : http).request(proxy, {
      method: "CONNECT",
      path: host,
      headers: { host, ...(proxy.username && { "proxy-authorization": basic(proxy) }) },
      agent: false,
      signal,
    });
    request.once("connect", ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`The proxy answered ${statusCode}.`));
    });
    request.once("response", ({ statusCode }) => {
      request.destroy();
      reject(new Error(`The proxy answered ${statusCode}.`));
    });
    request.on("error", reject);
    request.end();
  });
}

function basic({ username, password }: URL): string {
  const words = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(words).toString("base64")}`;
}
