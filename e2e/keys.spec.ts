import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { EmulatedStudio } from "./fixtures/emulated-studio";
import { expect, test } from "./fixtures/test";

/** Everything that the build made for the browser. */
async function builtFiles(): Promise<string[]> {
  const entries = await readdir(".next/static", { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(10);
  return Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), "latin1")));
}

/** Everything that the stream of events says from now on. */
function listen(url: string) {
  const ended = new AbortController();
  const heard = { text: "", end: () => ended.abort() };
  const decoder = new TextDecoder();
  void fetch(`${url}/api/events`, { signal: ended.signal })
    .then(async ({ body }) => {
      for await (const piece of body ?? []) heard.text += decoder.decode(piece as Uint8Array, { stream: true });
    })
    .catch(() => undefined);
  return heard;
}

let studio: EmulatedStudio;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  studio = await EmulatedStudio.start({ LOG_LEVEL: "debug" });
});
test.afterAll(() => studio.end());
test.describe.configure({ timeout: 180_000 });

test("a key is in no page, no answer, no event, no log line and no file for the browser", async ({ page }) => {
  const { url } = studio.server;
  const answers: string[] = [];
  const bodies: Promise<unknown>[] = [];
  page.on("response", (response) => {
    answers.push(JSON.stringify(response.headers()));
    if (response.url().endsWith("/api/events") || response.url().includes("/api/events?")) return;
    // What was left for another page has no body any more.
    bodies.push(
      response.body().then(
        (body) => answers.push(body.toString("latin1")),
        () => undefined,
      ),
    );
  });
  const ask = async (method: "GET" | "POST", address: string) => {
    const answer = await fetch(url + address, { method });
    const text = await answer.text();
    answers.push(text, JSON.stringify([...answer.headers]));
    return text;
  };
  const events = listen(url);
  await page.goto(studio.address);

  // Each provider makes a picture, and then fails in words, a code and headers that repeat the key.
  const ends: Record<string, string> = {};
  for (const { name, apiKey } of studio.emulators) {
    const key = apiKey ?? "no-key-is-asked-for";
    const words = { message: `No such key: ${key} (Bearer ${key})`, code: key, param: key, type: key };
    const body = JSON.stringify({ error: words, detail: words.message, message: words.message });
    const headers = { "x-request-id": key, "x-oneapi-request-id": key, "www-authenticate": `Bearer ${key}` };
    ends[`${name} makes a picture.`] = "succeeded";
    await studio.startWith(name, `${name} makes a picture.`, {});
    for (const status of [401, 500, 504]) {
      const prompt = `${name} repeats the key with ${status}.`;
      ends[prompt] = status === 504 ? "unconfirmed" : "failed";
      await studio.startWith(name, prompt, { raw: { status, headers, body } });
    }
    const prompt = `${name} repeats the key for a link.`;
    ends[prompt] = "failed";
    const link = JSON.stringify({ data: [{ url: `http://127.0.0.1:1/${key}?key=${key}` }] });
    await studio.startWith(name, prompt, { raw: { status: 200, headers, body: link } });
  }
  type Listed = { items: { status: string; recipe: { prompt: string } }[] };
  await expect
    .poll(
      async () => {
        const { items } = JSON.parse(await ask("GET", "/api/edits?limit=100")) as Listed;
        return Object.fromEntries(items.map(({ status, recipe: { prompt } }) => [prompt, status]));
      },
      { timeout: 60_000, intervals: [1000] },
    )
    .toEqual(ends);

  for (const { name } of studio.emulators) {
    await page
      .getByRole("button", { name: `${name} repeats the key with 401. – The provider does not accept the key.` })
      .click();
    await page.getByRole("article").getByText("Details", { exact: true }).click();
    await expect(page.getByRole("article")).toContainText("No such key:");
    answers.push(await page.content());
    await ask("POST", `/api/providers/${studio.providerOf(name)}/check`);
  }
  for (const address of ["/", "/settings", "/gallery"]) {
    await page.goto(url + address);
    answers.push(await page.content());
  }
  for (const address of [
    "/api/providers",
    "/api/openapi.json",
    "/api/health",
    "/api/storage",
    "/api/spending",
    "/api/nothing",
    "/no-such-page",
  ]) {
    await ask("GET", address);
  }
  await expect.poll(() => events.text).toContain("repeats the key for a link.");
  events.end();
  await Promise.all(bodies);

  const log = studio.server.output;
  expect(log).toContain('"level":"debug"');
  expect(answers.length).toBeGreaterThan(100);
  expect(studio.keys.length).toBeGreaterThan(3);
  const places = { answers, events: [events.text], log: log.split("\n"), built: await builtFiles() };
  for (const [place, texts] of Object.entries(places)) {
    for (const key of studio.keys) {
      expect(
        texts.filter((text) => text.includes(key)),
        `${place} must not know ${key}`,
      ).toEqual([]);
    }
  }
});
