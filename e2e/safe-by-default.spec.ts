import { request as httpRequest } from "node:http";
import { expect, test } from "./fixtures/test";

/** A request with a Host of our choosing, which a browser would not let us send. */
function get(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
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
    for (const path of ["/", "/gallery", "/settings", "/no-such-page"]) {
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

  test("pages, answers and errors carry the security headers", async ({ request, server }) => {
    for (const path of ["/", "/api/health", "/api/edits", "/api/no-such-thing"]) {
      const headers = (await request.get(server.url + path)).headers();
      expect([path, headers["x-content-type-options"]]).toEqual([path, "nosniff"]);
      expect([path, headers["x-powered-by"]]).toEqual([path, undefined]);
      expect([path, Boolean(headers["referrer-policy"])]).toEqual([path, true]);
    }
  });

  test("a foreign Host is refused, so that no site reaches the studio by its own name", async ({ server }) => {
    for (const path of ["/", "/gallery", "/api/edits", "/api/health"]) {
      const { status, body } = await get(server.url + path, { host: "evil.example" });
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

  test("an address that cannot be decoded is the caller's mistake", async ({ server }) => {
    for (const path of ["/api/edits/%E0%A4%A", "/%ZZ", "/api/images/%/full"]) {
      const { status, body } = await get(server.url + path, {});
      expect([path, status, JSON.parse(body).code]).toEqual([path, 400, "invalid_request"]);
    }
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
