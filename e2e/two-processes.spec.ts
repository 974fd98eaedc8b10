import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Edit } from "../lib/domain/edit";
import { openTestBucket } from "../lib/server/blobs/test-bucket";
import { samplePhoto } from "./fixtures/sample-photo";
import { StudioServer } from "./fixtures/studio-server";

const password = "two doors, one house";

/** The address of the PostgreSQL that this server started for itself. */
async function databaseOf({ dataDir }: StudioServer): Promise<string> {
  const read = (name: string) => readFile(path.join(dataDir, "postgres", name), "utf8");
  const port = (await read("postmaster.pid")).split("\n")[3];
  return `postgres://diptych:${(await read("password")).trim()}@127.0.0.1:${port}/diptych`;
}

/** Reads the stream until one of its events has all of these words in it. */
async function hear(stream: Response, ...words: string[]): Promise<string> {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: "", done: true };
    text += value ?? "";
    const event = text.split("\n\n").find((each) => words.every((word) => each.includes(word)));
    if (event) return event;
    if (done) throw new Error(`The stream ended without it:\n${text}`);
  }
}

test("two processes on one database and one bucket share work, news and sessions", async () => {
  const bucket = await openTestBucket();
  const { options } = bucket;
  const shared = {
    DIPTYCH_PASSWORD: password,
    BLOB_STORE: "s3",
    S3_BUCKET: options.bucket,
    S3_REGION: options.region ?? "us-east-1",
    S3_ENDPOINT: options.endpoint ?? "",
    S3_ACCESS_KEY_ID: options.accessKeyId ?? "",
    S3_SECRET_ACCESS_KEY: options.secretAccessKey ?? "",
    S3_FORCE_PATH_STYLE: "on",
  };
  const servers: StudioServer[] = [];
  try {
    // The first answers and never works: whatever runs, runs at the other.
    const first = await StudioServer.start({ ...shared, ROLE: "web" });
    servers.push(first);
    const second = await StudioServer.start({ ...shared, DATABASE_URL: await databaseOf(first) });
    servers.unshift(second);

    const signedIn = await fetch(`${first.url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ password }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    const ask = (server: StudioServer, address: string, request: RequestInit = {}) =>
      fetch(server.url + address, { ...request, headers: { ...request.headers, cookie } });

    const { buffer } = await samplePhoto();
    const upload = await ask(first, "/api/images", {
      method: "POST",
      headers: { "content-type": "image/jpeg" },
      body: new Uint8Array(buffer),
    });
    const { id: sourceId, urls } = (await upload.json()) as Edit["source"];
    const stream = await ask(first, "/api/events");
    const started = await ask(second, "/api/edits", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ sourceId, recipe: { provider: "builtin", prompt: "sepia" } }),
    });
    expect(started.status).toBe(202);
    const { id } = (await started.json()) as Edit;
    await hear(stream, id, '"status":"succeeded"');
    await stream.body?.cancel().catch(() => undefined);

    const edit = (await (await ask(first, `/api/edits/${id}`)).json()) as Edit;
    const result = edit.outputs[0]?.image?.urls.display ?? "";
    const [here, there] = await Promise.all([first, second].map(async (server) => ask(server, result)));
    expect([here?.status, there?.status]).toEqual([200, 200]);
    expect(await here?.arrayBuffer()).toEqual(await there?.arrayBuffer());
    // What was uploaded at one is read at the other; neither has a folder of pictures.
    expect(Buffer.from(await (await ask(second, urls.original)).arrayBuffer()).equals(buffer)).toBe(true);

    expect((await ask(second, "/api/session", { method: "DELETE" })).status).toBe(204);
    expect((await ask(first, "/api/edits")).status).toBe(401);
  } finally {
    // The database belongs to the first: it goes last.
    for (const server of servers) await server.end();
    await bucket.close();
  }
});
