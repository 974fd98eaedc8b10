import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPasswordGuard } from "./password-guard.mjs";

let server;
let url;

beforeAll(async () => {
  const guard = createPasswordGuard("open sesame: 开门");
  server = createServer(async (request, response) => {
    if (await guard(request, response)) response.end("inside");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});

afterAll(() => server.close());

function ask(path, credentials) {
  const headers = credentials ? { Authorization: `Basic ${Buffer.from(credentials).toString("base64")}` } : {};
  return fetch(url + path, { headers });
}

describe("the password in front of everything", () => {
  it.each(["/", "/api/images", "/_next/static/x.js", "/api/health/x", "//api/health"])(
    "keeps %s shut without it",
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain('Basic realm="Diptych"');
      expect(await answer.text()).not.toContain("inside");
    },
  );

  it.each(["me:wrong", "me:", "open sesame: 开门", ":open sesame", "me:open sesame: 开门 "])(
    "takes %s for wrong",
    async (credentials) => {
      const answer = await ask("/api/edits", credentials);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ status: 401, code: "wrong_password" });
    },
  );

  it("lets in whoever knows it, under any name", async () => {
    for (const name of ["", "me"]) expect(await (await ask("/", `${name}:open sesame: 开门`)).text()).toBe("inside");
  });

  it("answers a scheme that it does not know like no password", async () => {
    const answer = await fetch(`${url}/api/edits`, { headers: { Authorization: "Bearer abc" } });
    expect(await answer.json()).toMatchObject({ code: "sign_in_required" });
  });

  it("tells machines whether it is well", async () => {
    expect((await ask("/api/health?x=1")).status).toBe(200);
  });
});
