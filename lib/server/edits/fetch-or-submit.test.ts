import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createBlobStore } from "@/lib/server/blobs/create-blob-store";
import { outputs } from "@/lib/server/db/schema";
import type { Services } from "@/lib/server/services";
import { createEdit } from "./create-edit";
import { runOutput } from "./run-output";
import { finished, OWNER, openTestStudio, picture, recipe, scriptedEditor, type TestStudio } from "./test-studio";

const billed = scriptedEditor({ id: "billed" });
let studio: TestStudio;
let server: Server;
let resultUrl: string;
let answer: Buffer;
let submits = 0;

beforeAll(async () => {
  studio = await openTestStudio([billed]);
  server = createServer((_request, response) => response.end(answer)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  resultUrl = `http://${host}/result.png`;
  billed.ownHosts = [host];
  billed.submit = async () => {
    submits += 1;
    return finished();
  };
});
afterAll(async () => {
  server.close();
  await studio.close();
});
beforeEach(async () => {
  submits = 0;
  answer = await picture("#00ff00");
});

/** An output that is to run once more, with the link of a picture that was made before. */
async function runAgain(changes: Partial<Services> = {}) {
  const source = await studio.upload();
  const wanted = { sourceId: source.id, recipe: recipe({ provider: "billed" }), parentOutputId: null };
  const outputId = (await createEdit(studio, OWNER, wanted, null)).outputs[0]?.id ?? "";
  await studio.db.update(outputs).set({ resultUrl }).where(eq(outputs.id, outputId));
  await runOutput({ ...studio, ...changes }, { outputId, attempt: 1 }, new AbortController().signal);
  const [row] = await studio.db.select().from(outputs).where(eq(outputs.id, outputId));
  return row;
}
/** A data directory that nothing can be written to, for anybody. */
const noDirectory = () => ({ ...studio.env, dataDir: path.join("/dev/null", "data") });

it("fetches the picture that lies there and pays for no other", async () => {
  expect(await runAgain()).toMatchObject({ status: "succeeded", resultUrl: null });
  expect(submits).toBe(0);
});

it("has it made once more when what lies there is no picture", async () => {
  answer = Buffer.from("gone");
  expect(await runAgain()).toMatchObject({ status: "succeeded" });
  expect(submits).toBe(1);
});

it.each([
  ["the store refuses it", () => ({ blobs: createBlobStore(noDirectory()) })],
  ["there is no room to fetch it", () => ({ env: noDirectory() })],
])("keeps the link and pays for nothing while %s", async (_what, changes) => {
  expect(await runAgain(changes())).toMatchObject({
    status: "saving",
    resultUrl,
    failure: null,
    nextAttemptAt: expect.any(Date),
  });
  expect(submits).toBe(0);
});
