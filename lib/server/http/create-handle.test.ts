import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openTestStudio, type TestStudio } from "@/lib/server/edits/test-studio";
import { type Act, createHandle } from "./create-handle";
import { operation } from "./operation";
import { byId } from "./parameters";

const echo = operation({
  id: "echo",
  tag: "edits",
  method: "POST",
  path: "/api/echo/{id}",
  summary: "For this test.",
  params: byId,
  query: z.object({ limit: z.coerce.number().int().max(10).default(3) }),
  body: z.strictObject({ recipe: z.strictObject({ steps: z.int() }).optional(), text: z.string().optional() }),
  answers: { 200: { description: "The same." } },
});

const id = "a".repeat(20);

describe("handle", () => {
  let studio: TestStudio;
  beforeAll(async () => {
    studio = await openTestStudio();
  });
  afterAll(() => studio.close());

  type EchoAct = Act<{ id: string }, { limit: number }, { recipe?: { steps: number }; text?: string }>;
  const answerBack: EchoAct = async ({ ownerId, params, query, body }) =>
    Response.json({ ownerId, params, query, body });

  function call(
    body: BodyInit | null,
    { act = answerBack, params = { id } as unknown, search = "", headers = {}, method = "POST" } = {},
  ) {
    const request = new Request(`http://127.0.0.1:3000/api/echo/${id}${search}`, {
      method,
      body,
      headers: { host: "127.0.0.1:3000", "content-type": "application/json", ...headers },
      duplex: "half",
    } as RequestInit);
    const handle = createHandle(async () => studio);
    return handle(echo, act)(request, { params: Promise.resolve(params) });
  }
  const problemOf = async (answer: Promise<Response>) => {
    const response = await answer;
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await response.json();
    expect(problem.requestId).toBe(response.headers.get("x-request-id"));
    expect(problem.status).toBe(response.status);
    return problem;
  };

  it("gives what was parsed, for the owner of the request", async () => {
    const response = await call(JSON.stringify({ text: "x" }), { search: "?limit=7&unknown=1" });
    expect(await response.json()).toEqual({
      ownerId: "local",
      params: { id },
      query: { limit: 7 },
      body: { text: "x" },
    });
  });

  it("puts the same careful headers on every answer", async () => {
    for (const response of [await call("{}"), await call("nonsense")]) {
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "content-security-policy": expect.stringContaining("default-src 'none'"),
        "x-request-id": expect.stringMatching(/^[0-9a-z]{20}$/),
      });
    }
  });

  it("names every wrong field by its path", async () => {
    const body = JSON.stringify({ recipe: { steps: "many", extra: 1 }, unknown: true });
    const problem = await problemOf(call(body));
    expect(problem).toMatchObject({ type: "about:blank", status: 400, code: "invalid_request" });
    expect(problem.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "recipe.extra",
      "recipe.steps",
      "unknown",
    ]);
  });

  it.each([
    ["a value in the address out of range", "{}", { search: "?limit=11" }, "limit"],
    ["half a character in the address", "{}", { search: "?limit=%00" }, "limit"],
    ["a zero character", JSON.stringify({ text: "a\0b" }), {}, "text"],
    ["half a surrogate pair", '{"text":"\\ud800"}', {}, "text"],
  ])("refuses %s by name", async (_what, body, options, path) => {
    expect(await problemOf(call(body, options))).toMatchObject({ code: "invalid_request", errors: [{ path }] });
  });

  it.each([
    ["no JSON", "{", {}],
    ["JSON under another name", "{}", { headers: { "content-type": "text/plain" } }],
    ["broken UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), {}],
    ["what is nested too deeply", `${'{"text":'.repeat(50_000)}1${"}".repeat(50_000)}`, {}],
    ["an absent body", null, {}],
  ])("refuses %s", async (_what, body, options) => {
    expect(await problemOf(call(body as BodyInit | null, options))).toMatchObject({
      status: 400,
      code: "invalid_request",
    });
  });

  it("refuses a body over 1 MB before reading it, and while reading it", async () => {
    const large = JSON.stringify({ text: "x".repeat(1024 * 1024) });
    const announced = call("{}", { headers: { "content-length": "2000000" } });
    expect(await problemOf(announced)).toMatchObject({ status: 413, code: "body_too_large" });
    const streamed = new Blob([large]).stream();
    expect(await problemOf(call(streamed))).toMatchObject({ status: 413, code: "body_too_large" });
  });

  it("knows nothing at an address whose id can be none", async () => {
    for (const params of [{ id: "../etc" }, { id: "A".repeat(20) }, { id: "" }, {}]) {
      expect(await problemOf(call("{}", { params }))).toMatchObject({ status: 404, code: "not_found" });
    }
  });

  it("guards before it does anything", async () => {
    const act: EchoAct = async () => {
      throw new Error("It acted.");
    };
    const foreign = { "sec-fetch-site": "cross-site" };
    expect(await problemOf(call("{", { act, headers: foreign }))).toMatchObject({ code: "cross_site_request" });
    const elsewhere = { host: "evil.example" };
    expect(await problemOf(call("{", { act, headers: elsewhere }))).toMatchObject({ code: "host_not_allowed" });
  });

  it("tells nothing of what nobody foresaw", async () => {
    const act: EchoAct = async () => {
      throw new Error("/secret/path and sk-12345");
    };
    const problem = await problemOf(call("{}", { act }));
    expect(problem).toMatchObject({ status: 500, code: "internal_error" });
    expect(JSON.stringify(problem)).not.toMatch(/secret|sk-12345|stack/);
  });

  it("says that it has not started when the services are not to be had", async () => {
    const handle = createHandle(async () => {
      throw new Error("no database");
    });
    const request = new Request("http://127.0.0.1/", { method: "POST", headers: { host: "127.0.0.1" } });
    const problem = await problemOf(handle(echo, answerBack)(request, { params: Promise.resolve({ id }) }));
    expect(problem).toMatchObject({ status: 503, code: "database_unavailable" });
  });
});
