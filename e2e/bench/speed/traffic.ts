import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

export type Transfer = { url: string; type: string; bytes: number };

/** Everything that a page transfers from now on, headers included, as the browser counted it on the wire. */
export async function watchTraffic(page: Page): Promise<() => Transfer[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const transfers = new Map<string, Transfer>();
  session.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    if (/^https?:/.test(request.url)) transfers.set(requestId, { url: request.url, type: type ?? "Other", bytes: 0 });
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes = Math.max(transfer.bytes, response.encodedDataLength);
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes += encodedDataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes = encodedDataLength;
  });
  return () => [...transfers.values()];
}

/** The body alone, as a client that takes gzip is sent it. */
export async function gzippedBytes(address: string): Promise<number> {
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
