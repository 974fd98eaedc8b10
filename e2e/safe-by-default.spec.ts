import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { expect, test } from "./fixtures/test";

const get = (path: string, line = "X: y") =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${line}\r\n\r\n`;

/** Sends these bytes, and gives all that comes back until the server hangs up. */
function send(port: number, message: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(message));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

/** A request with a Host of our choosing, which a browser would not let us send. */
function getAs(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (answer) => {
      let body = "";
      answer.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    })
      .on("error", reject)
      .end();
  });
}

test.describe("safe by default", () => {
  test("every page has a strict policy and no inline script without its nonce", async ({ request, server }) => {
    for (const path of ["/", "/gallery", "/settings", "/no-such-page", "/no-such-picture.png", "/s/no/such/place"]) {
      const answer = await request.get(server.url + path);
      const headers = answer.headers();
      const policy = headers["content-security-policy"] ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(/script-src[^;]*unsafe-inline/.test(policy)).toBe(false);
      const scripts = [...(await answer.text()).matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)];
      for (const [, attributes] of scripts) expect(attributes).toContain(`nonce="${nonce}"`);
    }
  });

  test("every kind of answer carries the security headers, those that the framework and Node make themselves too", async ({
    server,
  }) => {
    const page = await send(server.port, get("/"));
    const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(page) ?? [];
    const upgrade = "Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
    const answers: [message: string, status: number][] = [
      [get("/gallery"), 200],
      [get("/no-such-page"), 404],
      [get("/no-such-picture.png"), 404],
      [get("/_next/static/no-such-file"), 404],
      [get("//gallery"), 308],
      [get("/gallery/"), 308],
      [get("/favicon.ico"), 200],
      [get("/icon.svg"), 200],
      [get("/manifest.webmanifest"), 200],
      [get("/samples/dogs.jpg"), 200],
      [get(script), 200],
      [get("/s/no-such-token"), 404],
      [get("/s/no-such-token/after"), 404],
      [get("/s/no/such/place/at/all"), 404],
      [get("/api/health"), 200],
      [get("/api/edits"), 200],
      [get("/api/no-such-thing"), 404],
      [get("/api/images/abcdefghijklmnopqrst/thumb"), 404],
      [get("/%ZZ"), 400],
      [get("/", "X-Long: ".padEnd(20_000, "x")), 431],
      [get("/").replace("GET", "TRACE"), 405],
      [get("/").replace("GET", "POST"), 405],
      ["no request at all\r\n\r\n", 400],
      // Left hanging it would hold its connection for ever.
      [`GET /gallery HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`, 200],
    ];
    for (const [message, status] of answers) {
      const [head = ""] = (await send(server.port, message)).split("\r\n\r\n");
      const asked = message.slice(0, 60);
      expect([asked, head.split(" ")[1]]).toEqual([asked, String(status)]);
      const names = head.toLowerCase().match(/^[\w-]+(?=:)/gm);
      const wanted = ["x-content-type-options", "referrer-policy", "permissions-policy", "x-frame-options"];
      // A worker lives by the policy of its script.
      if (!/^content-type: .*javascript/im.test(head)) wanted.push("content-security-policy");
      expect([asked, wanted.filter((name) => !names?.includes(name))]).toEqual([asked, []]);
      expect(names).not.toContain("x-powered-by");
      if (/^content-type: text\/html/im.test(head)) {
        expect([asked, head]).toEqual([asked, expect.not.stringMatching(/script-src[^;]*unsafe-inline/)]);
      }
    }
  });

  test("a foreign Host is refused, so that no site reaches the studio by its own name", async ({ server }) => {
    for (const path of ["/", "/gallery", "/api/edits", "/api/health"]) {
      const { status, body } = await getAs(server.url + path, { host: "evil.example" });
      expect([path, status]).toEqual([path, 403]);
      expect(body).not.toContain(server.dataDir);
    }
  });

  test("a change asked for by another site is refused", async ({ request, server }) => {
    const answer = await request.post(`${server.url}/api/edits/cancel`, {
      headers: { origin: "https://evil.example" },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "cross_site_request" });
  });

  test("unknown paths and wrong bodies are answered with problem documents", async ({ request, server }) => {
    const cases = [
      { answer: await request.get(`${server.url}/api/no-such-thing`), status: 404, code: "not_found" },
      { answer: await request.get(`${server.url}/api/edits/unknown-edit-id`), status: 404, code: "not_found" },
      {
        answer: await request.post(`${server.url}/api/edits`, {
          data: "{",
          headers: { "content-type": "application/json" },
        }),
        status: 400,
        code: "invalid_request",
      },
      {
        answer: await request.post(`${server.url}/api/edits`, { data: { sourceId: "x" } }),
        status: 400,
        code: "invalid_request",
      },
    ];
    for (const { answer, status, code } of cases) {
      expect(answer.headers()["content-type"]).toContain("application/problem+json");
      expect([answer.status(), (await answer.json()).code]).toEqual([status, code]);
    }
  });
});
