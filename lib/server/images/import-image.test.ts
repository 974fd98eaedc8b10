import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importImage } from "./import-image";
import { scene } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";

describe("importImage", () => {
  let services: TestServices;
  let server: Server;
  let host: string;
  let picture: Buffer;
  beforeAll(async () => {
    services = await openTestServices();
    picture = await scene().png().toBuffer();
    server = createServer(({ url }, response) => {
      if (url?.startsWith("/page"))
        response.setHeader("content-type", "image/png").end("<!doctype html><title>x</title>");
      else if (url?.startsWith("/huge")) response.writeHead(200, { "content-length": "999999999" }).flushHeaders();
      else if (url?.startsWith("/endless")) {
        const timer = setInterval(() => response.write(Buffer.alloc(64_000)), 1);
        response.once("close", () => clearInterval(timer));
      } else if (url?.startsWith("/cut")) {
        response.writeHead(200, { "content-length": String(picture.length) });
        response.write(picture.subarray(0, 100), () => response.destroy());
      } else if (url?.startsWith("/missing")) response.writeHead(404).end();
      else if (url?.startsWith("/inside")) response.writeHead(302, { location: "http://169.254.169.254/" }).end();
      else response.setHeader("content-type", "text/plain").end(picture);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await services.close();
  });

  const { signal } = new AbortController();
  const take = (path: string) =>
    importImage(services, "owner", `http://${host}${path}`, signal, { allowedHosts: [host] });

  it("takes a picture by its content, whatever the server calls it, and names it after the address", async () => {
    const { image, isNew } = await take("/holiday/caf%C3%A9.png?size=large");
    expect(isNew).toBe(true);
    expect(image).toMatchObject({ mediaType: "image/png", name: "café.png", bytes: picture.length });
    expect((await take("/elsewhere/%E0%A4.png")).image.id).toBe(image.id);
  });

  it.each([
    ["/page.png", "unsupported_image"],
    ["/huge.png", "image_too_large"],
    ["/cut.png", "address_unreachable"],
    ["/missing.png", "address_unreachable"],
    ["/inside.png", "address_refused"],
  ])("refuses %s with %s and leaves nothing", async (path, code) => {
    await expect(take(path)).rejects.toMatchObject({ code });
    expect(await services.leftovers()).toEqual([]);
  });

  it("stops at the size limit when the server tells no length", async () => {
    const small = { ...services, env: { ...services.env, maxUploadBytes: 1_000_000 } };
    const arrival = importImage(small, "owner", `http://${host}/endless`, signal, { allowedHosts: [host] });
    await expect(arrival).rejects.toMatchObject({ code: "image_too_large" });
  });

  it("refuses this machine's own addresses when nobody has allowed them", async () => {
    const arrival = importImage(services, "owner", `http://${host}/a.png`, signal);
    await expect(arrival).rejects.toMatchObject({ code: "address_refused" });
  });

  it("gives up when the time is over", async () => {
    const arrival = importImage(services, "owner", `http://${host}/endless`, signal, {
      allowedHosts: [host],
      timeoutMs: 100,
    });
    await expect(arrival).rejects.toMatchObject({ code: "address_unreachable" });
  });
});
