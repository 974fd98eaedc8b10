import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { describe, expect, it } from "vitest";
import { parseUpload } from "./parse-upload";
import type { Upload } from "./upload-image";

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const init = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://127.0.0.1/api/images", init);
}

function stream(chunks: Buffer[]): BodyInit {
  return Readable.toWeb(Readable.from(chunks)) as BodyInit;
}

const read = ({ body }: Upload) =>
  buffer(body instanceof Readable ? body : Readable.fromWeb(body as NodeReadableStream<Uint8Array>));

function form(parts: [name: string, filename: string | null, contents: Buffer][]): Buffer {
  const heads = parts.map(([name, filename, contents]) => [
    Buffer.from(
      `--xyz\r\nContent-Disposition: form-data; name="${name}"${filename === null ? "" : `; filename="${filename}"`}\r\n`,
    ),
    Buffer.from("Content-Type: image/png\r\n\r\n"),
    contents,
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...heads.flat(), Buffer.from("--xyz--\r\n")]);
}

const multipart = { "content-type": "multipart/form-data; boundary=xyz" };

describe("parseUpload", () => {
  it("takes the body as it is, with its announced length and its percent-encoded name", async () => {
    const headers = {
      "content-type": "image/png",
      "content-length": "7",
      "x-file-name": encodeURIComponent("照片 1.png"),
    };
    const upload = await parseUpload(post(stream([Buffer.from("picture")]), headers));
    expect(upload).toMatchObject({ contentLength: 7, name: "照片 1.png" });
    expect(String(await read(upload))).toBe("picture");
  });

  it("knows neither length nor name of a bare body", async () => {
    const upload = await parseUpload(post(stream([Buffer.from("picture")])));
    expect(upload).toMatchObject({ contentLength: null, name: null });
  });

  it("takes a request without a body as an empty picture", async () => {
    expect((await read(await parseUpload(post(null)))).length).toBe(0);
  });

  it("refuses a name that is not percent-encoded", async () => {
    const upload = parseUpload(post(stream([Buffer.from("x")]), { "x-file-name": "100%.png" }));
    await expect(upload).rejects.toMatchObject({ code: "invalid_request", fieldErrors: [{ path: "X-File-Name" }] });
  });

  it("finds the part named file and streams it, whatever stands around it", async () => {
    const bytes = randomBytes(2_000_000);
    const body = form([
      ["note", null, Buffer.from("hello")],
      ["file", "图.png", bytes],
      ["more", "b.png", randomBytes(100)],
    ]);
    const chunks = Array.from({ length: Math.ceil(body.length / 60_000) }, (_, i) =>
      body.subarray(i * 60_000, (i + 1) * 60_000),
    );
    const upload = await parseUpload(post(stream(chunks), multipart));
    expect(upload).toMatchObject({ contentLength: null, name: "图.png" });
    expect((await read(upload)).equals(bytes)).toBe(true);
  });

  it("takes the form that a browser makes", async () => {
    const browserForm = new FormData();
    browserForm.set("file", new File(["picture"], "a b.png", { type: "image/png" }));
    const upload = await parseUpload(post(browserForm));
    expect(upload.name).toBe("a b.png");
    expect(String(await read(upload))).toBe("picture");
  });

  it.each([
    ["another part", form([["picture", "a.png", Buffer.from("x")]])],
    ["no part", Buffer.from("--xyz--\r\n")],
    ["a plain field", form([["file", null, Buffer.from("x")]])],
  ])("refuses a form with %s in place of the file", async (_name, body) => {
    const upload = parseUpload(post(stream([body]), multipart));
    await expect(upload).rejects.toMatchObject({
      code: "invalid_request",
      fieldErrors: [{ path: expect.any(String) }],
    });
  });

  it("refuses a form without a boundary", async () => {
    const upload = parseUpload(post(stream([form([])]), { "content-type": "multipart/form-data" }));
    await expect(upload).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("notices a form that ends before its file begins", async () => {
    const upload = parseUpload(post(stream([Buffer.from("--xyz\r\nContent-Disp")]), multipart));
    await expect(upload).rejects.toMatchObject({ code: "incomplete_body" });
  });

  it("breaks the stream of a file that is cut off", async () => {
    const body = form([["file", "a.png", randomBytes(100_000)]]);
    const upload = await parseUpload(post(stream([body.subarray(0, 50_000)]), multipart));
    await expect(read(upload)).rejects.toThrow();
  });

  it("breaks the stream when the connection does", async () => {
    const body = form([["file", "a.png", randomBytes(100_000)]]);
    const source = new Readable({ read: () => undefined });
    source.push(body.subarray(0, 50_000));
    const upload = await parseUpload(post(Readable.toWeb(source) as BodyInit, multipart));
    const reading = read(upload);
    source.destroy(new Error("ECONNRESET"));
    await expect(reading).rejects.toThrow();
  });
});
