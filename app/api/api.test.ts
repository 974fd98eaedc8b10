import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edit } from "@/lib/domain/edit";
import { editSchema } from "@/lib/domain/edit-schema";
import type { Image } from "@/lib/domain/image";
import { imageSchema } from "@/lib/domain/image-schema";
import { healthSchema } from "@/lib/domain/installation-schema";
import { providerSchema } from "@/lib/domain/provider-schema";
import { shareSchema } from "@/lib/domain/share-schema";
import { picture, recipe } from "@/lib/server/edits/test-studio";
import { createFront } from "@/lib/server/http/front/answer-in-front";
import { allOperations } from "@/lib/server/http/operations/all-operations";
import { openTestApi, type TestApi } from "./test-api";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

describe("the HTTP interface", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
    await api.studio.startWorker();
  });
  afterAll(() => api.close());
  const call: TestApi["call"] = (...request) => api.call(...request);

  const upload = async (colour = "#446688") => {
    const headers = { "content-type": "image/png", "x-file-name": encodeURIComponent("图片.png") };
    const response = await call("POST", "/api/images", { body: await picture(colour), headers });
    return (await response.json()) as Image;
  };
  const start = async (sourceId: string, headers = {}) => {
    const response = await call("POST", "/api/edits", { body: { sourceId, recipe: recipe({ seed: 1 }) }, headers });
    expect(response.status).toBe(202);
    return (await response.json()) as Edit;
  };
  const ended = async (id: string): Promise<Edit> => {
    for (;;) {
      const edit = (await (await call("GET", `/api/edits/${id}`)).json()) as Edit;
      if (edit.status !== "queued" && edit.status !== "running") return edit;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it("describes exactly the methods that its routes have", () => {
    const described = allOperations.map(({ method, path }) => `${method} ${path}`).sort();
    const present = [...api.routes].flatMap(([address, route]) =>
      methods.flatMap((method) => (route[method]?.operation ? [`${method} ${address}`] : [])),
    );
    expect(present.sort()).toEqual(described);
    for (const [address, route] of api.routes) {
      for (const method of methods) {
        expect(route[method], `${method} ${address}`).toBeTypeOf("function");
        const { operation } = route[method] ?? {};
        if (operation) expect(operation.path).toBe(address);
      }
    }
  });

  it("gives its description as OpenAPI 3.1 whose references all lead somewhere", async () => {
    const document = await (await call("GET", "/api/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(new Set(references)).toEqual(new Set(Object.keys(document.components.schemas)));
    expect(text).not.toContain("$defs");
    const createEdit = document.paths["/api/edits"].post;
    expect(createEdit.requestBody.content["application/json"].schema.required).toEqual(["sourceId", "recipe"]);
    expect(createEdit.responses["202"].content["application/json"].schema).toEqual({
      $ref: "#/components/schemas/Edit",
    });
    expect(createEdit.parameters).toContainEqual(expect.objectContaining({ name: "Idempotency-Key", in: "header" }));
    expect(Object.keys(createEdit.responses)).toEqual(expect.arrayContaining(["400", "403", "404", "409", "503"]));
  });

  it("goes the whole road: upload, edit, picture, file", async () => {
    const image = await upload();
    expect(imageSchema.parse(image)).toMatchObject({ name: "图片.png", width: 64 });
    const edit = await ended((await start(image.id)).id);
    expect(editSchema.parse(edit)).toEqual(edit);
    const [output] = edit.outputs;
    if (output?.status !== "succeeded") throw new Error("It did not succeed.");
    const full = await call("GET", output.image.urls.full);
    expect(full.status).toBe(200);
    const file = await call("GET", `/api/outputs/${output.id}/download?format=jpeg&quality=80&metadata=off`);
    expect(file.headers.get("content-disposition")).toContain('filename="pencil-sketch.jpg"');
    expect((await file.arrayBuffer()).byteLength).toBe(Number(file.headers.get("content-length")));
    const favourite = await call("PATCH", `/api/outputs/${output.id}`, { body: { favourite: true } });
    expect(await favourite.json()).toMatchObject({ id: output.id, favourite: true });
    const list = await (await call("GET", "/api/edits?favourite=true&q=pencil&status=succeeded,failed&limit=1")).json();
    expect(list).toMatchObject({ total: 1, nextCursor: null, items: [{ id: edit.id }] });
    expect(await (await call("GET", "/api/edits/ids?trash=false")).json()).toEqual({ ids: [edit.id] });
  });

  it("answers 200 for the same bytes again", async () => {
    const body = await picture("#99aa00");
    const headers = { "content-type": "image/png" };
    expect((await call("POST", "/api/images", { body, headers })).status).toBe(201);
    expect((await call("POST", "/api/images", { body, headers })).status).toBe(200);
  });

  it("fetches no picture from an address in the own network", async () => {
    const response = await call("POST", "/api/images", { body: { url: "http://127.0.0.1/x.png" } });
    expect(await response.json()).toMatchObject({ status: 400, code: "address_refused" });
  });

  it.each(["null", "[]", "", '"x"'])("refuses the JSON %j in place of a picture", async (body) => {
    const response = await call("POST", "/api/images", {
      body: Buffer.from(body),
      headers: { "content-type": "application/json" },
    });
    expect(await response.json()).toMatchObject({ status: 400, code: "invalid_request" });
  });

  it("says that the store is away, and not that we made a mistake", async () => {
    const { id, urls } = await upload("#050505");
    const folder = path.join(api.studio.env.dataDir, "pictures/images", id);
    await rm(folder, { recursive: true });
    await writeFile(folder, "a file in the folder's place");
    for (const address of [urls.full, urls.thumb, urls.original]) {
      expect(await (await call("GET", address)).json()).toMatchObject({ status: 503, code: "storage_unavailable" });
    }
  });

  it("answers the small forms in front of the framework as their route does, and nothing else", async () => {
    const { urls } = await upload("#110033");
    const answer = createFront(api.studio.env);
    const front = createServer(async (request, response) => {
      if (!(await answer(request, response))) response.writeHead(501).end();
    });
    await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
    const { port } = front.address() as AddressInfo;
    const ask = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
    try {
      const plain = ({ headers }: Response) =>
        [...headers].filter(([name]) => !["date", "connection", "keep-alive", "x-request-id"].includes(name)).sort();
      for (const url of [urls.thumb, urls.display]) {
        const [inFront, route] = [await ask(url), await call("GET", url)];
        expect([inFront.status, plain(inFront)]).toEqual([200, plain(route)]);
        expect(Buffer.from(await inFront.arrayBuffer())).toEqual(Buffer.from(await route.arrayBuffer()));
        const same = await ask(url, { "if-none-match": inFront.headers.get("etag") });
        expect([same.status, await same.text()]).toEqual([304, ""]);
      }
      const part = await ask(urls.display, { range: "bytes=4-7" });
      expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4]);
      expect(await (await ask("/api/images/0000nothing0000/thumb")).json()).toMatchObject({ code: "not_found" });
      expect((await ask(urls.full)).status).toBe(501);
      // A file that can be opened and not be read: the answer has begun to be made.
      const file = path.join(api.studio.env.dataDir, "pictures", urls.display.replace("/api/", ""));
      await rm(file);
      await mkdir(file);
      expect(await (await ask(urls.display)).json()).toMatchObject({ status: 503, code: "storage_unavailable" });
    } finally {
      front.close();
    }
  });

  it("has pictures kept by browsers and given in parts", async () => {
    const { urls } = await upload("#220011");
    const whole = await call("GET", urls.full);
    const bytes = Buffer.from(await whole.arrayBuffer());
    const etag = whole.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(whole.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    const same = await call("GET", urls.full, { headers: { "if-none-match": `"other", ${etag}` } });
    expect([same.status, await same.text()]).toEqual([304, ""]);
    const part = await call("GET", urls.full, { headers: { range: "bytes=10-19" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 10-19/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    const beyond = await call("GET", urls.full, { headers: { range: "bytes=99999999-" } });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);
    const head = await call("HEAD", urls.full);
    expect([head.headers.get("content-length"), head.body]).toEqual([String(bytes.length), null]);
    const original = await call("GET", urls.original);
    expect(original.headers.get("content-disposition")).toMatch(/^attachment; .*%E5%9B%BE%E7%89%87\.png$/);
    await original.body?.cancel();
  });

  it("runs a request once however often it is sent with its key", async () => {
    const { id } = await upload("#010101");
    const first = await start(id, { "idempotency-key": "press-1" });
    expect((await start(id, { "idempotency-key": "press-1" })).id).toBe(first.id);
    const other = { sourceId: id, recipe: recipe({ prompt: "invert" }) };
    const refused = await call("POST", "/api/edits", { body: other, headers: { "idempotency-key": "press-1" } });
    expect(await refused.json()).toMatchObject({ status: 409, code: "idempotency_key_reused" });
    const long = await call("POST", "/api/edits", { body: other, headers: { "idempotency-key": "x".repeat(201) } });
    expect(await long.json()).toMatchObject({ code: "invalid_request", errors: [{ path: "Idempotency-Key" }] });
  });

  it("refuses a recipe by the field's path", async () => {
    const { id } = await upload("#020202");
    const body = { sourceId: id, recipe: { provider: "builtin", prompt: "sepia", steps: 1.5, strength: "strong" } };
    const problem = await (await call("POST", "/api/edits", { body })).json();
    expect(problem.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "recipe.steps",
      "recipe.strength",
    ]);
  });

  it("moves to the trash and back, and cancels, retries and settles", async () => {
    const { id } = await upload("#030303");
    const edit = await ended((await start(id)).id);
    expect((await call("DELETE", `/api/images/${id}`)).status).toBe(409);
    expect((await call("DELETE", `/api/edits/${edit.id}`)).status).toBe(204);
    expect((await call("GET", `/api/edits/${edit.id}`)).status).toBe(404);
    expect((await call("POST", `/api/edits/${edit.id}/restore`)).status).toBe(200);
    expect((await call("POST", `/api/edits/${edit.id}/cancel`)).status).toBe(200);
    expect(await (await call("POST", "/api/edits/cancel")).json()).toEqual({ canceled: 0 });
    const nothing = await call("POST", `/api/edits/${edit.id}/retry`);
    expect(await nothing.json()).toMatchObject({ status: 409, code: "not_possible_now" });
    const settled = await call("POST", `/api/outputs/${edit.outputs[0]?.id}/forget`);
    expect(await settled.json()).toMatchObject({ code: "not_possible_now" });
    expect((await call("DELETE", `/api/edits/${edit.id}?forever=true`)).status).toBe(204);
    expect((await call("DELETE", `/api/images/${id}`)).status).toBe(204);
  });

  it("sends events, and again from where the reader left off", async () => {
    const { id } = await upload("#040404");
    const leaving = new AbortController();
    const stream = await call("GET", "/api/events", { signal: leaving.signal });
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(stream.headers.get("x-accel-buffering")).toBe("no");
    const reading = readEvents(stream);
    const edit = await start(id);
    const isDone = ({ event, data }: StreamEvent) =>
      event === "edit" && data.id === edit.id && data.status === "succeeded";
    const done = await reading.until(isDone);
    leaving.abort();
    await reading.ended;
    const again = await call("GET", "/api/events", { headers: { "last-event-id": String(done.id - 1) } });
    expect(await readEvents(again).until(isDone)).toMatchObject({ id: done.id });
    await again.body?.cancel().catch(() => undefined);
  });

  it("tells of providers, health and room", async () => {
    const providers = await (await call("GET", "/api/providers")).json();
    expect(providers.map((each: unknown) => providerSchema.parse(each))).toEqual(providers);
    const check = await call("POST", "/api/providers/builtin/check");
    expect(await check.json()).toMatchObject({ ok: true, failure: null });
    const health = await call("GET", "/api/health");
    expect(health.status).toBe(200);
    expect(healthSchema.parse(await health.json())).toMatchObject({ ok: true, database: true, storage: true });
    expect(await (await call("GET", "/api/storage")).json()).toMatchObject({ uploads: expect.any(Number) });
    expect(await (await call("GET", "/api/spending")).json()).toEqual({ items: expect.any(Array) });
  });

  it("makes, lists, changes and revokes a share", async () => {
    const edit = await ended((await start((await upload("#775533")).id)).id);
    const made = await call("POST", `/api/outputs/${edit.outputs[0]?.id}/shares`);
    expect(made.status).toBe(201);
    const share = shareSchema.parse(await made.json());
    expect(share).toMatchObject({ url: `http://127.0.0.1:3000/s/${share.token}`, showRecipe: false, state: "open" });
    const list = await (await call("GET", "/api/shares?limit=1")).json();
    expect(list).toMatchObject({ items: [share], nextCursor: null });
    const body = { title: "  Ridge ", expiresAt: "2999-01-01T00:00:00+01:00", password: "open sesame" };
    const changed = await call("PATCH", `/api/shares/${share.id}`, { body });
    expect(await changed.json()).toMatchObject({
      title: "Ridge",
      expiresAt: "2998-12-31T23:00:00.000Z",
      hasPassword: true,
    });
    const wrong = await call("PATCH", `/api/shares/${share.id}`, { body: { token: "mine", expiresAt: "soon" } });
    const { code, errors } = await wrong.json();
    expect([code, errors.map(({ path }: { path: string }) => path).sort()]).toEqual([
      "invalid_request",
      ["expiresAt", "token"],
    ]);
    expect((await call("DELETE", `/api/shares/${share.id}`)).status).toBe(204);
    expect((await call("GET", `/api/shares/${share.id}`)).status).toBe(404);
  });

  it("answers other methods and addresses as problems, too", async () => {
    const refused = await call("PUT", "/api/edits", { body: {} });
    expect(await refused.json()).toMatchObject({ status: 405, code: "method_not_allowed" });
    expect(refused.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    for (const method of methods) {
      const nothing = await call(method, "/api/nothing/here");
      expect(await nothing.json()).toMatchObject({ status: 404, code: "not_found" });
      expect(nothing.headers.get("content-type")).toBe("application/problem+json");
    }
    const options = await call("OPTIONS", "/api/health");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });
});

type StreamEvent = { id: number; event: string; data: Edit };

function readEvents(response: Response) {
  const events: StreamEvent[] = [];
  const body = response.body;
  if (!body) throw new Error("There is no stream.");
  let text = "";
  const reader = body.getReader();
  const ended = (async () => {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      text += new TextDecoder().decode(step.value);
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (id && event && data) events.push({ id: Number(id), event, data: JSON.parse(data) });
      }
    }
  })();
  return {
    ended,
    async until(isWanted: (event: StreamEvent) => boolean): Promise<StreamEvent> {
      for (;;) {
        const found = events.find(isWanted);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
