import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import path from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Image } from "@/lib/domain/image";
import { problemSchema } from "@/lib/domain/problem-schema";
import { picture, recipe } from "@/lib/server/edits/test-studio";
import type { Method } from "@/lib/server/http/operation";
import { openTestApi, type TestApi } from "./test-api";

type Json = { [key: string]: unknown };
type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  $ref?: string;
  anyOf?: Schema[];
  enum?: unknown[];
  items?: Schema;
};
type Described = {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
};

const ID = "abcdefghijklmnopqrst";
/** Enough to know that something would have been done, and that it was not. */
const MEGABYTES = 1024 * 1024;

/** Every kind of JSON value that a field may be sent in place of what it takes. */
const wrongValues: [string, unknown][] = [
  ["null", null],
  ["true", true],
  ["a negative number", -1],
  ["a broken number", 0.123_456_789],
  ["a huge number", 1e308],
  ["text", "\u202Etxt.exe\u200B'; drop table edits; --"],
  ["an empty text", ""],
  ["a long text", "𠮷".repeat(50_000)],
  ["a list", [[], [null]]],
  ["an object", { __proto__: null, constructor: { prototype: { polluted: true } } }],
];

/** Texts that nobody types and somebody sends. */
const hostileTexts = [
  "../../../etc/passwd",
  "..%2f..%2f..%2fetc%2fpasswd",
  "%00",
  "%2500",
  "%c0%ae%c0%ae%c0%af",
  "..\\..\\windows\\win.ini",
  "file:///etc/passwd",
  "<script>alert(1)</script>",
  "' or 1=1 --",
  '";select pg_sleep(9)--',
  "$%7Bjndi:ldap://127.0.0.1/x%7D",
  "{{7*7}}",
  "\u202Egnp.exe",
  "\u200B\u200C\u200D\uFEFF",
  "\u0085\u2028\u2029",
  "A".repeat(10_000),
  "NaN",
  "-0",
  "1e999",
  "0x10",
  "__proto__",
  "constructor",
  "undefined",
  "[object Object]",
  "%",
  "\uFFFD",
  "Ω≈ç√∫˜µ≤≥÷",
  "👩‍👩‍👧‍👦".repeat(50),
  "١٢٣",
  "CON.png",
];

describe("hostile input", () => {
  let api: TestApi;
  let image: Image;
  let document: { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };
  let before: Json;
  let trap: Server;
  let trapped: string[];
  let connections: () => string[];
  let cases = 0;
  let address = 0;

  beforeAll(async () => {
    api = await openTestApi({ MAX_UPLOAD_MB: "2", MAX_MEGAPIXELS: "20" });
    image = await api.studio.upload("#336699", "local");
    trapped = [];
    // Whatever is asked for on this machine would be seen.
    trap = createServer((request, response) => {
      trapped.push(request.url ?? "");
      response.end("inside");
    });
    await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
    document = await (await api.call("GET", "/api/openapi.json")).json();
    // Whatever opens a connection does it by this; the database's port is known.
    const databasePort = Number(new URL(api.studio.database.url).port);
    const connect = vi.spyOn(Socket.prototype, "connect");
    connections = () => connect.mock.calls.map(toTarget).filter((target) => !target.endsWith(`:${databasePort}`));
    await (await fetch(`http://127.0.0.1:${(trap.address() as AddressInfo).port}/seen`)).text();
    expect([trapped, connections().length]).toEqual([["/seen"], 1]);
    trapped = [];
    connect.mockClear();
    before = await everythingStored();
  }, 60_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    trap.close();
    await api.close();
  });

  /** Every row of every table of ours, and every file. */
  async function everythingStored(): Promise<Json> {
    const { pool } = api.studio.database;
    const tables = await pool.query("select tablename from pg_tables where schemaname = 'public' order by 1");
    const counts: Json = {};
    for (const { tablename } of tables.rows) {
      counts[tablename] = (await pool.query(`select count(*)::int as n from "${tablename}"`)).rows[0].n;
    }
    const jobs = await pool.query("select count(*)::int as n from graphile_worker._private_jobs");
    const files = (await readdir(api.studio.env.dataDir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    return { ...counts, jobs: jobs.rows[0].n, files: files.sort() };
  }

  /** Each from an address of its own: limits are not what is asked after here. */
  const headersOf = (headers: Record<string, string> = {}) => ({
    "x-forwarded-for": `2001:db8:${(++address).toString(16)}::1`,
    ...headers,
  });

  async function refused(
    method: Method,
    to: string,
    { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
    statuses: readonly number[] = [400, 404],
  ) {
    cases += 1;
    const answer = await api.call(method, to, { body, headers: headersOf(headers) });
    const text = await answer.text();
    const said = { asked: `${method} ${to.slice(0, 200)}`, status: answer.status, text: text.slice(0, 300) };
    expect(statuses, JSON.stringify(said)).toContain(answer.status);
    expect([said, answer.headers.get("content-type")]).toEqual([said, "application/problem+json"]);
    expect([said, answer.headers.get("x-content-type-options")]).toEqual([said, "nosniff"]);
    const problem = problemSchema.parse(JSON.parse(text));
    expect([said, problem.status]).toEqual([said, answer.status]);
    expect(text, said.asked).not.toMatch(/\bat \/|node_modules|\.ts:\d|select .* from|\/tmp\//i);
    return problem;
  }

  const nothingHappened = async () => {
    expect(await everythingStored()).toEqual(before);
    expect(trapped).toEqual([]);
    expect(connections()).toEqual([]);
    expect(({} as Json).polluted).toBeUndefined();
  };

  function resolve(schema: Schema): Schema {
    return schema.$ref ? resolve(document.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
  }

  /** Every operation that takes a JSON body, with one that it would take (of things that are not there). */
  function* operations(): Generator<{ method: Method; to: string; described: Described }> {
    for (const [pattern, item] of Object.entries(document.paths)) {
      for (const [name, described] of Object.entries(item)) {
        yield {
          method: name.toUpperCase() as Method,
          to: pattern.replace("{form}", "thumb").replace(/\{\w+\}/g, ID),
          described,
        };
      }
    }
  }

  it("in any field of any body is named as the wrong one, whatever its type", async () => {
    let bodies = 0;
    for (const { method, to, described } of operations()) {
      const body = described.requestBody?.content["application/json"];
      if (!body) continue;
      bodies += 1;
      // A stranger's body may be no longer than a form.
      const statuses = to === "/api/session" ? [400, 413] : [400];
      const shape = resolve(body.schema);
      for (const [, value] of wrongValues) {
        // The whole body, and a field that nobody takes.
        const isAbsent = value === null && !described.requestBody?.required;
        const whole = { body: JSON.stringify(value), headers: { "content-type": "application/json" } };
        if (!isPlainObject(value) && !isAbsent) await refused(method, to, whole, statuses);
        await refused(method, to, { body: { surprise: value } }, statuses);
        for (const [field, inner] of Object.entries(shape.properties ?? {})) {
          if (!accepts(resolve(inner), value)) await refused(method, to, { body: { [field]: value } }, statuses);
        }
      }
    }
    expect(bodies).toBeGreaterThan(5);
    const recipeShape = resolve({ $ref: "#/components/schemas/Recipe" });
    for (const [field, inner] of Object.entries(recipeShape.properties ?? {})) {
      for (const [, value] of wrongValues) {
        if (accepts(resolve(inner), value)) continue;
        const wrong = { sourceId: image.id, recipe: { ...recipe(), [field]: value } };
        const problem = await refused("POST", "/api/edits", { body: wrong }, [400]);
        expect(problem.errors?.map((each) => each.path).join()).toMatch(new RegExp(`^recipe\\.${field}`));
      }
    }
    await nothingHappened();
  });

  it("in an address leads to nothing", async () => {
    for (const { method, to, described } of operations()) {
      for (const parameter of described.parameters?.filter((each) => each.in === "path") ?? []) {
        const hole = parameter.name === "form" ? "thumb" : ID;
        for (const text of hostileTexts) await refused(method, to.replace(hole, encodeURIComponent(text) || "x"));
      }
    }
    await nothingHappened();
  });

  it("in a query is refused or finds nothing, and never is an error of ours", async () => {
    for (const { method, to, described } of operations()) {
      if (to === "/api/events" || to === "/api/health") continue;
      for (const { name, schema } of described.parameters?.filter((each) => each.in === "query") ?? []) {
        for (const text of hostileTexts) {
          cases += 1;
          const asked = [`${method} ${to}`, name, text.slice(0, 40)];
          const answer = await api.call(method, `${to}?${name}=${encodeURIComponent(text)}`, { headers: headersOf() });
          const found = answer.status === 200 || answer.status === 204;
          const problem = found ? null : problemSchema.parse(await answer.json());
          if (found) await answer.body?.cancel();
          expect([asked, found || [400, 404].includes(answer.status)]).toEqual([asked, true]);
          expect([asked, problem?.status ?? answer.status]).toEqual([asked, answer.status]);
          // A number, a switch or one of a few words: none of these texts is it.
          const { type, enum: words } = resolve(schema);
          if (words || (type === "integer" && !Number.isInteger(Number(text))))
            expect([asked, answer.status >= 400]).toEqual([asked, true]);
        }
        await refused(method, `${to}?${name}=%00`, {}, [400, 404]);
      }
    }
    await nothingHappened();
  });

  it("that only looks like JSON is refused", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const bodies = [
      "",
      " ",
      "{",
      "}",
      "nul",
      "NaN",
      "{'a':1}",
      '{"a":1,}',
      "// x\n{}",
      "\uFEFF{}",
      deep,
      `{"a":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`,
      '{"sourceId":"\\ud800"}',
      '{"sourceId":"\\u0000"}',
      `{"sourceId":${"9".repeat(5000)}}`,
      '"x"',
      "1e400",
      "[]",
      "true",
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
    ];
    for (const body of bodies) {
      for (const type of [
        "application/json",
        "application/json; charset=utf-16",
        "text/plain",
        "application/xml",
        "a/b;".repeat(500),
      ]) {
        await refused("POST", "/api/edits", { body, headers: { "content-type": type } }, [400]);
      }
    }
    for (const bytes of [
      [0xff, 0xfe],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0x7b, 0x00, 0x7d],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      await refused(
        "POST",
        "/api/edits",
        { body: new Uint8Array(bytes), headers: { "content-type": "application/json" } },
        [400],
      );
    }
    await refused(
      "POST",
      "/api/edits",
      { body: JSON.stringify("x".repeat(2 * MEGABYTES)), headers: { "content-type": "application/json" } },
      [413],
    );
    await nothingHappened();
  });

  it("of any shape at all is refused", async () => {
    const anyJson = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !(isPlainObject(value) && ("sourceId" in value || "name" in value)));
    await fc.assert(
      fc.asyncProperty(anyJson, async (body) => {
        await refused("POST", "/api/edits", { body }, [400]);
        await refused("POST", "/api/tokens", { body }, [400]);
      }),
      { numRuns: 150 },
    );
    const anyRecipe = fc.record({ sourceId: fc.string(), recipe: fc.object({ maxDepth: 2 }) });
    await fc.assert(
      fc.asyncProperty(anyRecipe, async (body) => {
        await refused("POST", "/api/edits", { body }, [400]);
      }),
      { numRuns: 100 },
    );
    await nothingHappened();
  });

  it("in a prompt is stored as it is or refused, and never an error of ours", async () => {
    const prompts = [
      "x".repeat(100_000),
      "\u202E\u2066".repeat(100),
      "\u200B",
      " ".repeat(100),
      "é\u0301".repeat(50_000),
    ];
    for (const prompt of prompts) {
      await refused("POST", "/api/edits", { body: { sourceId: ID, recipe: recipe({ prompt }) } }, [400, 404]);
    }
    await nothingHappened();
  });

  it("in a header is refused, or means nothing", async () => {
    for (const key of ["", "x".repeat(201), "\u00ff".repeat(300)]) {
      await refused(
        "POST",
        "/api/edits",
        { body: { sourceId: image.id, recipe: recipe() }, headers: { "idempotency-key": key } },
        [400],
      );
    }
    for (const name of ["%", "%E0%A4%A", "%c0%80"]) {
      await refused(
        "POST",
        "/api/images",
        { body: new Uint8Array([1]), headers: { "content-type": "image/png", "x-file-name": name } },
        [400, 415, 422],
      );
    }
    for (const range of [
      "bytes=9-1",
      "bytes=-",
      "bytes=a-b",
      "chars=0-1",
      "bytes=0-1,3-4",
      `bytes=${"9".repeat(40)}-`,
      "x".repeat(5000),
    ]) {
      cases += 1;
      const answer = await api.call("GET", image.urls.full, { headers: { range } });
      await answer.body?.cancel();
      expect([range, [200, 416].includes(answer.status)]).toEqual([range, true]);
    }
    for (const cookie of [
      "diptych_session=",
      "diptych_session=%00",
      `x=${"y".repeat(8000)}`,
      "=;=;=",
      "diptych_locale=../../x; diptych_theme=<svg>",
    ]) {
      cases += 1;
      expect((await api.call("GET", "/api/edits", { headers: { cookie } })).status).toBe(200);
    }
    for (const id of ["-1", "1e9", "9".repeat(400), "x"]) {
      cases += 1;
      const leaving = new AbortController();
      const answer = await api.call("GET", "/api/events", { headers: { "last-event-id": id }, signal: leaving.signal });
      expect(answer.status).toBe(200);
      leaving.abort();
      await answer.body?.cancel().catch(() => undefined);
    }
    before = await everythingStored();
  });

  it("under a picture's name is no picture", async () => {
    const png = await picture("#ff0000");
    const files: [string, Uint8Array, string?][] = [
      ["nothing", new Uint8Array()],
      ["one byte", new Uint8Array([0x89])],
      ["a signature alone", png.subarray(0, 8)],
      ["half of a picture", png.subarray(0, png.length >> 1)],
      [
        "SVG",
        text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="file:///etc/passwd"/></svg>'),
        "image/svg+xml",
      ],
      [
        "SVG called PNG",
        text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
      ],
      ["HTML", text("<!doctype html><script>alert(1)</script>"), "image/jpeg"],
      ["HTML behind a GIF's mark", text("GIF89a/*<script>alert(1)</script>*/")],
      ["a PDF", text("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj")],
      ["PostScript", text("%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd)(r)file")],
      ["a zip", text("PK\u0003\u0004rest")],
      ["an archive of ours", text("diptych backup")],
      ["a script", text("#!/bin/sh\nrm -rf /\n")],
      ["a command for ImageMagick", text("push graphic-context\nfill 'url(https://127.0.0.1/x)'\n")],
      ["MP4", new Uint8Array([0, 0, 0, 24, ...text("ftypmp42"), 0, 0, 0, 0])],
      ["HEIC with nothing in it", new Uint8Array([0, 0, 0, 24, ...text("ftypheic"), 0, 0, 0, 0, ...text("heicmif1")])],
      ["AVIF with nothing in it", new Uint8Array([0, 0, 0, 24, ...text("ftypavif"), 0, 0, 0, 0, ...text("avifmif1")])],
      ["TIFF whose first folder is itself", new Uint8Array([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0])],
      ["TIFF whose folder is elsewhere", new Uint8Array([0x49, 0x49, 42, 0, 0xff, 0xff, 0xff, 0x7f])],
      [
        "WebP that says it is huge",
        new Uint8Array([...text("RIFF"), 255, 255, 255, 127, ...text("WEBPVP8L"), 255, 255, 255, 127]),
      ],
      ["a PNG of 60000 × 60000 pixels", pngBomb(60_000, 60_000)],
      ["a PNG of 5000 × 5000 pixels", pngBomb(5_000, 5_000)],
      ["a PNG of no width", pngBomb(0, 10)],
      ["a PNG of negative size", pngBomb(0xffffffff, 0xffffffff)],
      ["a JPEG that ends in its head", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ];
    for (const [name, body, type = "image/png"] of files) {
      const problem = await refused(
        "POST",
        "/api/images",
        { body, headers: { "content-type": type } },
        [400, 413, 415, 422],
      );
      expect([name, problem.code]).toEqual([
        name,
        expect.stringMatching(/^(unsupported_image|unreadable_image|too_many_pixels|incomplete_body|invalid_request)$/),
      ]);
    }
    await refused(
      "POST",
      "/api/images",
      { body: new Uint8Array(3 * MEGABYTES), headers: { "content-type": "image/png" } },
      [413],
    );
    await refused(
      "POST",
      "/api/images",
      { body: png, headers: { "content-type": "image/png", "content-length": String(png.length + 5) } },
      [400],
    );
    await nothingHappened();
  });

  it("of random bytes behind a picture's beginning is no picture", async () => {
    const [png, jpeg, webp, gif] = await Promise.all([
      picture("#00ff00"),
      sharp(await picture("#00ff00"))
        .jpeg()
        .toBuffer(),
      sharp(await picture("#00ff00"))
        .webp()
        .toBuffer(),
      sharp(await picture("#00ff00"))
        .gif()
        .toBuffer(),
    ]);
    const begun = fc.tuple(
      fc.constantFrom(png, jpeg, webp, gif),
      fc.integer({ min: 2, max: 40 }),
      fc.uint8Array({ minLength: 1, maxLength: 400 }),
    );
    await fc.assert(
      fc.asyncProperty(begun, async ([file, length, noise]) => {
        const body = Buffer.concat([file.subarray(0, length), noise]);
        await refused("POST", "/api/images", { body, headers: { "content-type": "image/png" } }, [400, 415, 422]);
      }),
      { numRuns: 60 },
    );
    await nothingHappened();
  });

  it("in a form is refused", async () => {
    const part = (head: string, body = "x") => text(`--b\r\n${head}\r\n\r\n${body}\r\n--b--\r\n`);
    const forms: [Uint8Array, string][] = [
      [part('Content-Disposition: form-data; name="file"; filename="x.png"'), "multipart/form-data; boundary=b"],
      [part('Content-Disposition: form-data; name="other"; filename="x.png"'), "multipart/form-data; boundary=b"],
      [
        part('Content-Disposition: form-data; name="file"; filename="../../../etc/passwd"'),
        "multipart/form-data; boundary=b",
      ],
      [part('Content-Disposition: form-data; name="file"; filename="a\0b.png"'), "multipart/form-data; boundary=b"],
      [part("Content-Disposition: form-data"), "multipart/form-data; boundary=b"],
      [part(`X: ${"y".repeat(100_000)}`), "multipart/form-data; boundary=b"],
      [text("--b\r\n"), "multipart/form-data; boundary=b"],
      [text("--b--\r\n"), "multipart/form-data; boundary=b"],
      [text("nothing of it"), "multipart/form-data; boundary=b"],
      [new Uint8Array(), "multipart/form-data; boundary=b"],
      [text("x"), "multipart/form-data"],
      [text("x"), "multipart/form-data; boundary="],
      [text("x"), `multipart/form-data; boundary=${"b".repeat(5000)}`],
    ];
    for (const [body, type] of forms)
      await refused("POST", "/api/images", { body, headers: { "content-type": type } }, [400, 415, 422]);
    await nothingHappened();
  });

  it("that is a picture and a page at once is only ever the picture", async () => {
    const script = "<html><script>alert(1)</script></html>";
    const jpeg = await sharp(await picture("#445566"))
      .jpeg()
      .toBuffer();
    const both = Buffer.concat([jpeg, text(script), text("PK\u0003\u0004")]);
    const headers = headersOf({
      "content-type": "text/html",
      "x-file-name": encodeURIComponent('"><script>.html\r\nX: y'),
    });
    const { id, urls } = (await (await api.call("POST", "/api/images", { body: both, headers })).json()) as Image;
    for (const [form, url] of Object.entries(urls)) {
      cases += 1;
      const answer = await api.call("GET", url);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([form, answer.headers.get("content-type")]).toEqual([form, expect.stringMatching(/^image\/(jpeg|webp)$/)]);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
      if (form === "original")
        expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"; /);
      else expect(bytes.includes("alert(1)")).toBe(false);
    }
    await api.call("DELETE", `/api/images/${id}`);
    // Its files are removed by a job that nobody runs here.
    before = await everythingStored();
  });

  it("as an address is fetched from nowhere in the own network, however it is spelt", async () => {
    const { port } = trap.address() as AddressInfo;
    const hosts = [
      "127.0.0.1",
      "localhost",
      "LOCALHOST.",
      "127.1",
      "127.0.1",
      "2130706433",
      "0x7f000001",
      "0x7f.1",
      "0177.0.0.1",
      "017700000001",
      "0.0.0.0",
      "0",
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
      "[64:ff9b::7f00:1]",
      "[2002:7f00:1::]",
      "[0:0:0:0:0:0:0:1]",
      "[fe80::1]",
      "[fc00::1]",
      "[fd00:ec2::254]",
      "[ff02::1]",
      "169.254.169.254",
      "169.254.170.2",
      "[::ffff:a9fe:a9fe]",
      "2852039166",
      "10.0.0.1",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.0.1",
      "100.64.0.1",
      "192.0.2.1",
      "198.18.0.1",
      "198.51.100.1",
      "203.0.113.1",
      "224.0.0.1",
      "240.0.0.1",
      "255.255.255.255",
      "127。0。0。1",
      "①②⑦.⓪.⓪.①",
      "127.0.0.1.",
      "user:pass@127.0.0.1",
    ];
    for (const host of hosts)
      await refused("POST", "/api/images", { body: { url: `http://${host}:${port}/x.png` } }, [400]);
    const addresses = [
      "file:///etc/passwd",
      "ftp://127.0.0.1/x",
      "gopher://127.0.0.1:11211/_x",
      "data:image/png;base64,iVBORw0KGgo=",
      "javascript:alert(1)",
      "blob:http://x/y",
      "http://",
      "http:///x",
      "//127.0.0.1/x",
      "http://[::1",
      "http://a b/",
      "http://%31%32%37.0.0.1/",
      `http://${"a".repeat(300)}.example/`,
      `http://127.0.0.1:${port}@evil.example:99999/`,
      `http:\\\\127.0.0.1:${port}/x`,
      "http://\u0000/",
      "x".repeat(5000),
      " ",
      "unix:/var/run/docker.sock",
    ];
    for (const url of addresses) await refused("POST", "/api/images", { body: { url } }, [400]);
    await nothingHappened();
  });

  it("has been tried in at least five hundred ways", () => {
    console.info(`${cases} hostile cases`);
    expect(cases).toBeGreaterThanOrEqual(500);
  });
});

const isPlainObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Of `connect(port, host)`, `connect({ host, port })`, and what `net.connect` makes of either. */
function toTarget(call: unknown[]): string {
  const [first, second] = call.flat();
  if (typeof first !== "object") return `${second}:${first}`;
  const { host, port, path: socket } = first as { host?: string; port?: number; path?: string };
  return socket ?? `${host}:${port}`;
}
const text = (words: string) => new TextEncoder().encode(words);

/** Whether a schema could take a value of this type; then it is no wrong one. */
function accepts(schema: Schema, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some((each) => accepts(each, value));
  if (schema.enum) return schema.enum.includes(value);
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return true;
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return types.includes(type) || (type === "number" && types.includes("integer") && Number.isInteger(value));
}

/** A head that promises so many pixels, all of one colour, in a few bytes. */
function pngBomb(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(100_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
