import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiTokenSchema, newApiTokenSchema } from "@/lib/domain/api-token-schema";
import type { Image } from "@/lib/domain/image";
import { openDoor } from "@/lib/server/auth/door";
import { findCaller } from "@/lib/server/auth/find-caller";
import { eventually, picture } from "@/lib/server/edits/test-studio";
import type { Method } from "@/lib/server/http/operation";
import { sharedRateLimiter } from "@/lib/server/http/rate-limit";
import { countSignInTry } from "@/lib/server/http/sign-in-limits";
import { openTestApi, type TestApi } from "./test-api";

const PASSWORD = "open sesame: 开门";
let lastAddress = 0;
/** A connection from an address of its own, so that no test counts against another's tries. */
const fromElsewhere = () => ({ "x-forwarded-for": `198.51.100.${++lastAddress}` });

describe("signing in", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi({ DIPTYCH_PASSWORD: PASSWORD });
  });
  afterAll(() => api.close());

  async function enter(): Promise<{ cookie: string }> {
    const answer = await api.call("POST", "/api/session", { body: { password: PASSWORD }, headers: fromElsewhere() });
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    return { cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
  }
  const see = async (headers: Record<string, string>) => (await api.call("GET", "/api/edits", { headers })).status;
  const form = (fields: Record<string, string>, headers = fromElsewhere()) =>
    api.call("POST", "/api/session", {
      body: new URLSearchParams(fields).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });

  it("gives a cookie that scripts cannot read and other sites cannot have sent", async () => {
    const answer = await api.call("POST", "/api/session", { body: { password: PASSWORD }, headers: fromElsewhere() });
    const [cookie = "", known = ""] = answer.headers.getSetCookie();
    expect(known).toMatch(
      /^diptych_known=[0-9a-z]{43}\.[\w-]{43}; Path=\/api\/session; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
    expect(cookie).toMatch(/^diptych_session=[0-9a-z]{43}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    expect(await see({ cookie: `theme=dark; ${cookie.split(";")[0]}; other=1` })).toBe(200);
  });

  it("keeps nothing in the database that a cookie could be made of", async () => {
    const { cookie } = await enter();
    const [token = ""] = cookie.replace("diptych_session=", "").split(".");
    const { rows } = await api.studio.database.pool.query("select to_jsonb(s)::text as row from sessions s");
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(token);
    expect(await see({ cookie: `diptych_session=${token}` })).toBe(401);
    expect(await see({ cookie: `${cookie.slice(0, -2)}xx` })).toBe(401);
  });

  it.each(["", "wrong", "Open sesame: 开门", `${PASSWORD} `, "x".repeat(1000)])(
    "takes %j for wrong",
    async (password) => {
      const answer = await api.call("POST", "/api/session", { body: { password }, headers: fromElsewhere() });
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await answer.json()).toMatchObject({ status: 401, code: "wrong_password" });
    },
  );

  it("ends the session, at once and for good", async () => {
    const one = await enter();
    const other = await enter();
    const answer = await api.call("DELETE", "/api/session", { headers: one });
    expect([answer.status, answer.headers.get("clear-site-data")]).toEqual([204, '"cache"']);
    expect(answer.headers.get("set-cookie")).toMatch(/^diptych_session=;.*Max-Age=0$/);
    expect([await see(one), await see(other)]).toEqual([401, 200]);
    const third = await enter();
    expect((await api.call("DELETE", "/api/session?everywhere=true", { headers: other })).status).toBe(204);
    expect([await see(other), await see(third)]).toEqual([401, 401]);
  });

  it("is shared by every process on one database, and so is signing out", async () => {
    const session = await enter();
    // As another process has it: what they share lies in the database.
    const { db } = api.studio;
    const there = { db, door: await openDoor(PASSWORD, db) };
    expect(await findCaller(there, new Headers(session))).toMatchObject({ access: { kind: "session" } });
    // The same cookie where the password is another: every session of the old one has ended.
    expect(await findCaller({ db, door: await openDoor("another one", db) }, new Headers(session))).toBeNull();
    await api.call("DELETE", "/api/session", { headers: session });
    expect(await findCaller(there, new Headers(session))).toBeNull();
  });

  it("forgets who was not there for thirty days, and nobody who comes back", async () => {
    const { pool } = api.studio.database;
    const session = await enter();
    await pool.query("update sessions set expires_at = now() + interval '5 days'");
    expect(await see(session)).toBe(200);
    const { rows } = await pool.query("select max(expires_at) > now() + interval '29 days' as kept from sessions");
    expect(rows[0].kept).toBe(true);
    await pool.query("update sessions set expires_at = now() - interval '1 second'");
    expect(await see(session)).toBe(401);
  });

  it("ends the stream of events with the session, and with the token", async () => {
    const session = await enter();
    const made = await api.call("POST", "/api/tokens", { body: { name: "watcher" }, headers: await enter() });
    const { id, token } = await made.json();
    const bearer = { authorization: `Bearer ${token}` };
    const ended = async (headers: Record<string, string>) => {
      const stream = await api.call("GET", "/api/events", { headers });
      expect(stream.status).toBe(200);
      const reader = stream.body?.getReader();
      await reader?.read();
      let isOver = false;
      void (async () => {
        while (!(await reader?.read())?.done);
        isOver = true;
      })();
      return { isOver: () => isOver };
    };
    const [bySession, byToken] = [await ended(session), await ended(bearer)];
    await api.call("DELETE", "/api/session", { headers: session });
    await eventually(async () => bySession.isOver());
    expect(byToken.isOver()).toBe(false);
    await api.call("DELETE", `/api/tokens/${id}`, { headers: await enter() });
    await eventually(async () => byToken.isOver());
  });

  it("makes tokens for scripts, shows them once and takes them back", async () => {
    const session = await enter();
    const answer = await api.call("POST", "/api/tokens", { body: { name: "  Nightly export " }, headers: session });
    expect(answer.status).toBe(201);
    const made = newApiTokenSchema.parse(await answer.json());
    expect(made).toMatchObject({ name: "Nightly export", lastUsedAt: null });
    const bearer = { authorization: `Bearer ${made.token}` };
    expect(await see(bearer)).toBe(200);
    expect(await see({ authorization: `bearer   ${made.token}` })).toBe(200);
    const { rows } = await api.studio.database.pool.query("select to_jsonb(t)::text as row from api_tokens t");
    for (const { row } of rows) expect(row).not.toContain(made.token.slice(4));
    const list = await (await api.call("GET", "/api/tokens", { headers: bearer })).json();
    const [listed] = list
      .filter(({ id }: { id: string }) => id === made.id)
      .map((each: unknown) => apiTokenSchema.strict().parse(each));
    expect(listed?.lastUsedAt).not.toBeNull();
    expect((await api.call("DELETE", `/api/tokens/${made.id}`, { headers: session })).status).toBe(204);
    expect(await see(bearer)).toBe(401);
    // A wrong token is a refusal, also beside a good cookie.
    expect(await see({ ...bearer, ...session })).toBe(401);
    expect((await api.call("DELETE", `/api/tokens/${made.id}`, { headers: session })).status).toBe(404);
  });

  it("answers a form with the page that it wanted, and with no other site's", async () => {
    const there = await form({ password: PASSWORD, to: "/gallery?q=fog" });
    expect([there.status, there.headers.get("location")]).toEqual([303, "/gallery?q=fog"]);
    expect(there.headers.get("set-cookie")).toMatch(/^diptych_session=/);
    for (const to of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      expect((await form({ password: PASSWORD, to })).headers.get("location")).toBe("/");
    }
    const wrong = await form({ password: "wrong", to: "/gallery" });
    expect([wrong.status, wrong.headers.get("location")]).toEqual([303, "/sign-in?to=%2Fgallery&wrong=1"]);
    expect((await form({})).headers.get("location")).toBe("/sign-in?wrong=1");
  });

  it("is not asked for by another site's page", async () => {
    const headers = { ...fromElsewhere(), origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await form({ password: PASSWORD }, headers)).status).toBe(403);
  });

  it("lets nobody try on and on, from one address or from many", async () => {
    const from = fromElsewhere();
    const tries: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      tries.push(
        (await api.call("POST", "/api/session", { body: { password: `try ${index}` }, headers: from })).status,
      );
    }
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
    const limited = await api.call("POST", "/api/session", { body: { password: PASSWORD }, headers: from });
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await limited.json()).toMatchObject({ code: "too_many_requests" });
    expect((await form({ password: PASSWORD }, from)).headers.get("location")).toMatch(/^\/sign-in\?wait=\d+$/);
    // Elsewhere the door is open still.
    await enter();
  });

  it("stays open, in a flood of tries from everywhere, to browsers that signed in before", async () => {
    const signIn = (headers: Record<string, string>, password = PASSWORD) =>
      api.call("POST", "/api/session", { body: { password }, headers });
    const answer = await signIn(fromElsewhere());
    const known = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("diptych_known=")) ?? "";
    const [cookie = ""] = known.split(";");
    // What is counted is the try, not what the key costs: so the flood is of the counter alone.
    for (let tries = 0; tries < 200; tries++) {
      try {
        countSignInTry(new Headers({ "x-forwarded-for": `203.0.113.${tries}` }), true, null);
      } catch (error) {
        expect(error).toMatchObject({ code: "too_many_requests" });
      }
    }
    expect((await signIn(fromElsewhere())).status).toBe(429);
    expect((await signIn({ ...fromElsewhere(), cookie: `${cookie.slice(0, -2)}xx` })).status).toBe(429);
    expect((await signIn({ ...fromElsewhere(), cookie })).status).toBe(204);
    // It opens nothing by itself, and guesses under it are counted as its own.
    expect(await see({ cookie })).toBe(401);
    expect(await see({ cookie: cookie.replace("diptych_known", "diptych_session") })).toBe(401);
    const [name = ""] = cookie.replace("diptych_known=", "").split(".");
    for (let guess = 0; guess < 10; guess++) countSignInTry(new Headers(fromElsewhere()), true, name);
    expect((await signIn({ ...fromElsewhere(), cookie })).status).toBe(429);
    // The flood is over, for the tests that come after it.
    sharedRateLimiter("sign-in-all", { burst: 200, windowMs: 1 }).forget("all");
  });

  it("makes the cookie for TLS alone where people come by TLS", async () => {
    const headers = { ...fromElsewhere(), host: "studio.example.org" };
    const secure = await openTestApi({ DIPTYCH_PASSWORD: PASSWORD, PUBLIC_URL: "https://studio.example.org" });
    try {
      const answer = await secure.call("POST", "/api/session", { body: { password: PASSWORD }, headers });
      expect(answer.headers.get("set-cookie")).toContain("; Secure");
      expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
    } finally {
      await secure.close();
      api = await openTestApi({ DIPTYCH_PASSWORD: PASSWORD });
    }
  });
});

describe("without a session", () => {
  let api: TestApi;
  let image: Image;
  beforeAll(async () => {
    api = await openTestApi({ DIPTYCH_PASSWORD: PASSWORD });
    image = await api.studio.upload("#336699", "local");
  });
  afterAll(() => api.close());

  const methods: Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  const open = ["GET /api/health", "POST /api/session", "DELETE /api/session"];

  it("every route of the API but the door and its health says 401, and gives no byte of a picture", async () => {
    let asked = 0;
    const body = await picture("#123456");
    const ways: Record<string, string>[] = [
      {},
      { range: "bytes=0-9", "if-none-match": "*" },
      { authorization: `Bearer dip_${"a".repeat(43)}`, cookie: `diptych_session=${"a".repeat(43)}.${"a".repeat(43)}` },
    ];
    for (const [pattern, route] of api.routes) {
      for (const method of methods) {
        const operation = route[method]?.operation;
        const name = `${method} ${pattern}`;
        if (!route[method] || open.includes(name)) continue;
        // What answers without being an operation refuses the method, whoever asks, or knows no such address.
        const isRefusal = !operation && pattern !== "/api/[[...path]]";
        const forms = pattern.includes("{form}") ? ["original", "full", "display", "thumb"] : ["x"];
        for (const form of forms) {
          const address = pattern.replace("{id}", image.id).replace("{form}", form).replace("[[...path]]", "nowhere");
          for (const headers of ways) {
            const answer = await api.call(method, address, { body: method === "GET" ? undefined : body, headers });
            expect([name, headers, answer.status]).toEqual([name, headers, isRefusal ? 405 : 401]);
            expect(answer.headers.get("content-type")).toBe("application/problem+json");
            const code = isRefusal ? "method_not_allowed" : "sign_in_required";
            expect(await answer.json()).toMatchObject({ code });
            if (method !== "GET" || isRefusal) continue;
            const head = await api.call("HEAD", address, { headers });
            expect([name, head.status, await head.text(), head.headers.get("etag")]).toEqual([name, 401, "", null]);
          }
          asked += isRefusal ? 0 : 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(35);
    const { rows } = await api.studio.database.pool.query("select count(*)::int as n from images");
    expect(rows[0].n).toBe(1);
  });

  it("no route lies where nobody looks: what is not of the API is of a share", async () => {
    const files = await readdir("app", { recursive: true });
    const elsewhere = files.filter((file) => /(^|\/)route\.tsx?$/.test(file) && !/^(api|s\/\[token\])\//.test(file));
    expect(files).toContain("api/edits/route.ts");
    expect(elsewhere).toEqual([]);
  });

  it("the description says so of each of them", async () => {
    const made = await api.call("POST", "/api/session", { body: { password: PASSWORD }, headers: fromElsewhere() });
    const cookie = (made.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const document = await (await api.call("GET", "/api/openapi.json", { headers: { cookie } })).json();
    for (const [address, item] of Object.entries<Record<string, { responses: object; security?: [] }>>(
      document.paths,
    )) {
      for (const [method, { responses, security }] of Object.entries(item)) {
        const isOpen = open.includes(`${method.toUpperCase()} ${address}`);
        expect([address, method, "401" in responses || isOpen, security?.length === 0]).toEqual([
          address,
          method,
          true,
          isOpen,
        ]);
      }
    }
  });

  /** A body without end, and how many kilobytes of it were asked for. */
  function endless() {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024).fill(32));
        },
      },
      { highWaterMark: 0 },
    );
    return { body, pulled: () => pulled };
  }

  it("asks for no byte of a body that it will not take", async () => {
    const { body, pulled } = endless();
    const headers = { "content-type": "image/jpeg", "content-length": String(300 * 1024 * 1024) };
    const answer = await api.call("POST", "/api/images", { body, headers });
    expect([answer.status, answer.headers.get("connection"), pulled()]).toEqual([401, "close", 0]);
  });

  it("holds little of the body that the door itself takes", async () => {
    for (const type of ["application/json", "application/x-www-form-urlencoded"]) {
      const { body, pulled } = endless();
      const answer = await api.call("POST", "/api/session", { body, headers: { "content-type": type } });
      expect([type, answer.status, await answer.json()]).toMatchObject([type, 413, { code: "body_too_large" }]);
      expect(pulled()).toBeLessThan(20);
    }
  });
});
