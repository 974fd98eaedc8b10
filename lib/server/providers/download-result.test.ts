import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { downloadResult } from "./download-result";

it("tells a disk that takes nothing from an address that gives nothing, and asks once", async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end("bytes");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { signal } = new AbortController();
  // A picture has to go into a file; a folder stands there.
  const download = downloadResult(`http://${host}/result.png`, import.meta.dirname, { ownHosts: [host], signal });
  await expect(download).rejects.toMatchObject({ code: "storage_unavailable" });
  expect(asked).toBe(1);
  server.close();
});
