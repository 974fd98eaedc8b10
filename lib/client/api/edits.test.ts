import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyRecipeForm } from "../recipe-form";
import { getEdit, listEdits, restoreEdit, retryEdit, startEdit, toSearch } from "./edits";

let server: Server;
let answer: { status: number; body: string };
let asked: { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string }[];

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    asked.push({ method, url, headers, body: await text(request) });
    response.writeHead(answer.status).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browserlessFetch = fetch;
  // A page's own addresses begin with a slash; Node wants to know of which host.
  vi.stubGlobal("fetch", (path: string, options: RequestInit) => browserlessFetch(base + path, options));
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

describe("the api", () => {
  it("starts an edit under its name", async () => {
    answer = { status: 202, body: `{"id":"one"}` };
    const recipe = { ...emptyRecipeForm, provider: "builtin", prompt: "night", negativePrompt: null };
    const edit = await startEdit({ sourceId: "s", parentOutputId: null, recipe, idempotencyKey: "key" });
    expect(edit).toEqual({ id: "one" });
    expect(asked[0]).toMatchObject({ method: "POST", url: "/api/edits" });
    expect(asked[0]?.headers).toMatchObject({ "idempotency-key": "key", "content-type": "application/json" });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ sourceId: "s", parentOutputId: null, recipe });
  });

  it("asks for a double charge only when told to", async () => {
    answer = { status: 202, body: "{}" };
    await retryEdit("one", "first", { idempotencyKey: "key" });
    await retryEdit("one", "first", { idempotencyKey: "key", acceptDoubleCharge: true });
    expect(asked.map(({ headers }) => headers["idempotency-key"])).toEqual(["key", "key"]);
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual([
      { outputIds: ["first"] },
      { outputIds: ["first"], acceptDoubleCharge: true },
    ]);
  });

  it("turns a problem into an error with its code, fields and request", async () => {
    const errors = [{ path: "recipe.steps", message: "From 1 to 30." }];
    answer = {
      status: 400,
      body: JSON.stringify({ code: "invalid_request", detail: "Wrong.", errors, requestId: "r1" }),
    };
    await expect(getEdit("one")).rejects.toMatchObject({
      name: "ApiError",
      code: "invalid_request",
      status: 400,
      detail: "Wrong.",
      errors,
      requestId: "r1",
    });
  });

  it.each([
    [502, "<html>Bad gateway</html>"],
    [200, "<html>Sign in to the hotel's network</html>"],
  ])("knows a %i that is not ours", async (status, body) => {
    answer = { status, body };
    await expect(getEdit("one")).rejects.toMatchObject({ code: "unreadable_answer", status });
  });

  it("says offline when no answer comes", async () => {
    server.close();
    await once(server, "close");
    await expect(restoreEdit("one")).rejects.toMatchObject({ code: "offline", status: 0 });
  });

  it("keeps a given-up call apart from a lost one", async () => {
    answer = { status: 200, body: "{}" };
    const controller = new AbortController();
    controller.abort(new Error("changed my mind"));
    await expect(listEdits({}, controller.signal)).rejects.toThrow("changed my mind");
  });

  it("leaves out of the query what was not asked", () => {
    expect(toSearch({})).toBe("");
    expect(toSearch({ q: "夜 & day", favourite: false, limit: 30 })).toBe("?q=%E5%A4%9C+%26+day&limit=30");
  });
});
