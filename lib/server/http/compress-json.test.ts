import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compressJson } from "./compress-json";

const long = { words: Array.from({ length: 2_000 }, (_, at) => `word ${at}`) };
const asking = (accepted: string | null, method = "GET") =>
  new Request("http://localhost/api/edits", {
    method,
    headers: accepted === null ? {} : { "accept-encoding": accepted },
  });

describe("a long answer in JSON", () => {
  it.each(["gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5", "*"])(
    "is compressed for who reads %s",
    async (accepted) => {
      const answer = await compressJson(
        asking(accepted),
        Response.json(long, { status: 201, headers: { "x-kept": "yes" } }),
      );
      expect([answer.status, answer.headers.get("content-encoding"), answer.headers.get("x-kept")]).toEqual([
        201,
        "gzip",
        "yes",
      ]);
      expect(answer.headers.get("vary")).toBe("Accept-Encoding");
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(long);
      expect(bytes.length).toBeLessThan(JSON.stringify(long).length / 2);
    },
  );

  it.each([null, "", "identity", "br", "gzip;q=0", "gzip; q=0.000"])(
    "goes as it is to who sends %j",
    async (accepted) => {
      const answer = await compressJson(asking(accepted), Response.json(long));
      expect(answer.headers.get("content-encoding")).toBeNull();
      expect(answer.headers.get("vary")).toBe("Accept-Encoding");
      expect(await answer.json()).toEqual(long);
    },
  );
});

it("leaves alone what is short, empty, a stream, a picture or compressed already", async () => {
  const answers = [
    Response.json({ ok: true }),
    new Response(null, { status: 204 }),
    new Response("data: 1\n\n", { headers: { "content-type": "text/event-stream" } }),
    new Response(new Uint8Array(9_000), { headers: { "content-type": "image/jpeg" } }),
  ];
  for (const answer of answers) {
    expect((await compressJson(asking("gzip"), answer)).headers.get("content-encoding")).toBeNull();
  }
  const done = Response.json(long, { headers: { "content-encoding": "br" } });
  expect(await compressJson(asking("gzip"), done)).toBe(done);
});
