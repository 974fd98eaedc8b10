import { spawn } from "node:child_process";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { Emulator } from "./emulators/core/start-emulator";
import { startModelverseEmulator } from "./emulators/modelverse/start-modelverse-emulator";
import { startResettingProxy } from "./fixtures/resetting-proxy";
import { ownPhoto } from "./fixtures/sample-photo";
import { StudioServer } from "./fixtures/studio-server";
import { expect, test } from "./fixtures/test";

const apiKey = "modelverse-key-of-this-test";

let modelverse: Emulator;
let server: StudioServer;
let photos = 0;

test.describe("what is paid for", () => {
  // A restart of the server is one of the trials.
  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => {
    modelverse = await startModelverseEmulator({ apiKey });
    server = await StudioServer.start({
      MODELVERSE_BASE_URL: modelverse.url,
      MODELVERSE_API_KEY: apiKey,
      MODELVERSE_CONCURRENCY: "1",
      MODELVERSE_TIMEOUT_S: "5",
    });
  });
  test.afterAll(async () => {
    await server.end();
    await modelverse.close();
  });
  test.beforeEach(async ({ page, studio, expectComplaint }) => {
    modelverse.reset();
    for (const part of ["ERR_CONNECTION", "ERR_INTERNET_DISCONNECTED", "ERR_EMPTY_RESPONSE", "503"])
      expectComplaint(part);
    await page.goto(server.url);
    // Another picture each time: of one that was here before the page would be drawn again, in the middle of a trial.
    await studio.chooseFile(await ownPhoto("photo.jpg", ++photos * 17));
    await expect(page).toHaveURL(/image=/);
  });

  const editsOf = async (page: Page, prompt: string) =>
    (await (await page.request.get(`${server.url}/api/edits?q=${encodeURIComponent(prompt)}`)).json()).total as number;

  test("runs once when the connection breaks before the answer, whoever sends it again", async ({ page, studio }) => {
    for (const times of [1, 3]) {
      const proxy = await startResettingProxy(server.port, "POST /api/edits ", times);
      modelverse.reset();
      await page.goto(proxy.url);
      await studio.takeSample("Fig");
      await expect(page).toHaveURL(/image=/);
      const prompt = `broken off ${times} times`;
      await studio.runPrompt(prompt);
      await expect(studio.finished(prompt)).toHaveCount(1);
      // The result may stand there, by the news, before the press is sent for the last time.
      await expect.poll(() => proxy.resets()).toBe(times);
      expect(await editsOf(page, prompt)).toBe(1);
      expect(modelverse.calls()).toHaveLength(1);
      await page.goto("about:blank");
      await proxy.close();
    }
  });

  test("runs once more for one press of “Try again” or “Run again anyway” that broke off before its answer", async ({
    page,
    studio,
  }) => {
    const ends = { internal_error: "Try again", html_502: "Run again anyway" };
    for (const [error, button] of Object.entries(ends)) {
      const proxy = await startResettingProxy(server.port, "POST /api/edits/");
      modelverse.reset();
      await page.goto(proxy.url);
      await studio.takeSample("Fig");
      const prompt = `ended with ${error}`;
      modelverse.switch({ error, times: 1 });
      await studio.runPrompt(prompt);
      await studio.versions.getByRole("button", { name: `${prompt} – ` }).click();
      await page.getByRole("article", { name: prompt }).getByRole("button", { name: button }).click();
      await expect(studio.finished(prompt)).toHaveCount(1);
      expect(proxy.resets()).toBe(1);
      expect(modelverse.calls()).toHaveLength(2);
      await page.goto("about:blank");
      await proxy.close();
    }
  });

  test("runs once for a double click, two clicks in one tick and Ctrl+Enter twice", async ({ page, studio }) => {
    const presses: Record<string, () => Promise<unknown>> = {
      "double click": () => studio.run.dblclick(),
      "one tick": () =>
        studio.run.evaluate((button: HTMLButtonElement) => {
          button.click();
          button.click();
        }),
      keys: async () => {
        await studio.prompt.focus();
        await page.keyboard.press("Control+Enter");
        await page.keyboard.press("Control+Enter");
      },
    };
    for (const [prompt, press] of Object.entries(presses)) {
      modelverse.reset();
      await studio.prompt.fill(prompt);
      await press();
      await expect(studio.finished(prompt)).toHaveCount(1);
      expect(await editsOf(page, prompt)).toBe(1);
      expect(modelverse.calls()).toHaveLength(1);
    }
  });

  test("is one edit for the same key from two connections at the same moment", async ({ page, request }) => {
    const sourceId = new URL(page.url()).searchParams.get("image");
    const data = { sourceId, recipe: { provider: "modelverse", prompt: "twice at once" } };
    const headers = { "Idempotency-Key": `key-${Date.now()}` };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        fetch(`${server.url}/api/edits`, {
          method: "POST",
          headers: { ...headers, "Content-Type": "application/json", Connection: "close" },
          body: JSON.stringify(data),
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id as string));
    expect(new Set(ids).size).toBe(1);
    const other = { ...data, recipe: { ...data.recipe, prompt: "another" } };
    const refused = await request.post(`${server.url}/api/edits`, { headers, data: other });
    expect([refused.status(), (await refused.json()).code]).toEqual([409, "idempotency_key_reused"]);
    await expect.poll(() => modelverse.calls().filter(({ ended }) => ended === "answered").length).toBe(1);
    expect(modelverse.calls()).toHaveLength(1);
  });

  test("is kept while the browser is offline, through a reload, and sent once when it is back", async ({
    page,
    studio,
    context,
  }) => {
    await context.setOffline(true);
    await expect(page.getByText("No connection to the server.", { exact: false })).toBeVisible();
    await studio.runPrompt("written on a train");
    await expect(studio.versions.getByText("No connection: sent as soon as it is back")).toBeVisible();
    expect(modelverse.calls()).toEqual([]);
    // The page can be had again before the press gets through.
    await page.route("**/api/edits", (route) => route.abort("internetdisconnected"));
    await context.setOffline(false);
    await page.reload();
    await expect(studio.versions.getByText("No connection: sent as soon as it is back")).toBeVisible();
    expect(modelverse.calls()).toEqual([]);
    await page.unroute("**/api/edits");
    await expect(studio.finished("written on a train")).toHaveCount(1);
    await expect(page.getByText("No connection to the server.", { exact: false })).toBeHidden();
    expect(modelverse.calls()).toHaveLength(1);
  });

  test("is kept while the server is away, and studio and gallery catch up by themselves", async ({
    page,
    studio,
    context,
  }) => {
    const gallery = await context.newPage();
    const news = gallery.waitForRequest(/api\/events/);
    await gallery.goto(`${server.url}/gallery`);
    await news;
    await server.stop();
    await expect(page.getByText("No connection to the server.", { exact: false })).toBeVisible();
    await studio.runPrompt("while it restarted");
    await expect(studio.versions.getByText("No connection: sent as soon as it is back")).toBeVisible();
    await server.start();
    await expect(studio.finished("while it restarted")).toHaveCount(1, { timeout: 60_000 });
    expect(modelverse.calls()).toHaveLength(1);
    await expect(gallery.getByRole("img", { name: "while it restarted" }).first()).toBeVisible({ timeout: 30_000 });
    await gallery.close();
  });

  test("a page that could not be drawn says that the database is away, and draws itself when it is back", async ({
    page,
    context,
  }) => {
    const address = page.url();
    await page.goto("about:blank");
    const folder = path.join(server.dataDir, "postgres");
    const settings = path.join(folder, "postgresql.auto.conf");
    const good = await readFile(settings);
    const [pid] = (await readFile(path.join(folder, "postmaster.pid"), "utf8")).split("\n");
    // It cannot be started again with this.
    await writeFile(settings, "nonsense");
    process.kill(Number(pid), "SIGKILL");
    const health = async () => (await page.request.get(`${server.url}/api/health`)).status();
    await expect.poll(health, { timeout: 15_000 }).toBe(503);
    const crashed = await context.newPage();
    try {
      await crashed.goto(address);
      await expect(crashed.getByRole("heading", { name: "The studio cannot be shown right now" })).toBeVisible();
      await expect(crashed.getByText("This page goes on by itself", { exact: false })).toBeVisible();
    } finally {
      await writeFile(settings, good);
    }
    await expect(crashed.getByRole("textbox", { name: "Prompt", exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(crashed.getByRole("region", { name: "Versions" }).getByRole("img").first()).toBeVisible();
    await crashed.close();
  });

  test("says what is down while the store is away, and stage, filmstrip and gallery show all pictures when it is back", async ({
    page,
    browser,
  }) => {
    // A browser that has none of the pictures yet.
    const fresh = await browser.newContext({ locale: "en-US" });
    const pictures = path.join(server.dataDir, "pictures");
    await rename(pictures, `${pictures}.away`);
    await writeFile(pictures, "no folder");
    try {
      const other = await fresh.newPage();
      const gallery = await fresh.newPage();
      await other.goto(page.url());
      await gallery.goto(`${server.url}/gallery`);
      const said = [other, gallery].map((each) =>
        each.getByRole("alert").filter({ hasText: "The store of pictures does not answer right now." }),
      );
      for (const sentence of said) await expect(sentence).toBeVisible();
      const broken = [other.getByRole("region", { name: "Versions" }), gallery.locator("[data-tile]")].map(
        (place) => () =>
          place
            .locator("img")
            .evaluateAll(
              (all) =>
                (all as HTMLImageElement[]).filter(({ complete, naturalWidth }) => complete && !naturalWidth).length,
            ),
      );
      for (const count of broken) await expect.poll(count).toBeGreaterThan(0);
      await rm(pictures);
      await rename(`${pictures}.away`, pictures);
      for (const sentence of said) await expect(sentence).toBeHidden({ timeout: 15_000 });
      for (const count of broken) await expect.poll(count).toBe(0);
    } finally {
      await fresh.close();
    }
  });

  test("keeps what was being written through a reload in the same moment, a failure and a closed page", async ({
    page,
    studio,
    context,
  }) => {
    await studio.prompt.fill("");
    await studio.prompt.pressSequentially("half a thought");
    await page.reload();
    await expect(studio.prompt).toHaveValue("half a thought");
    modelverse.switch({ error: "sensitive_check_error" });
    await studio.runPrompt("the one that fails");
    await expect(
      studio.versions.getByRole("button", { name: /the one that fails – The provider’s safety check/ }),
    ).toBeVisible();
    await expect(studio.prompt).toHaveValue("the one that fails");
    modelverse.reset();
    modelverse.switch({ latencyMs: 1500 });
    await studio.runPrompt("closed meanwhile");
    await expect.poll(() => modelverse.calls().length).toBe(1);
    const address = page.url();
    await page.close();
    const later = await context.newPage();
    await later.goto(address);
    await expect(later.getByRole("img", { name: "closed meanwhile" }).first()).toBeVisible();
    expect(modelverse.calls()).toHaveLength(1);
    await later.close();
  });

  test("waits as long as it is asked to, counting down, and says which try it is", async ({ page, studio }) => {
    modelverse.switch({ error: "rate_limit", retryAfter: "4", times: 1 });
    await studio.runPrompt("turned away once");
    await expect(studio.versions.getByText(/^Trying again in [234] s, 1 of 3$/)).toBeVisible();
    await expect(studio.versions.getByText(/^Trying again in 1 s, 1 of 3$/)).toBeVisible();
    await expect(studio.finished("turned away once")).toHaveCount(1);
    expect(modelverse.calls().map(({ status }) => status)).toEqual([429, 200]);
    await page.goto("about:blank");
  });

  test("a provider that hangs ends unconfirmed, with a sentence, and is never called again", async ({
    page,
    studio,
  }) => {
    modelverse.switch({ transport: "hang" });
    await studio.runPrompt("hangs");
    const card = studio.versions.getByRole("button", { name: "hangs – Unconfirmed" });
    await expect(card).toBeVisible({ timeout: 20_000 });
    await card.click();
    await expect(page.getByText("The request was sent, but no picture came back.", { exact: false })).toBeVisible();
    expect(modelverse.calls()).toHaveLength(1);
  });

  test("shows true places in line, and all of it is stopped in one press", async ({ page, studio }) => {
    modelverse.switch({ latencyMs: 2500 });
    for (const prompt of ["one", "two", "three", "four"]) await studio.runPrompt(prompt);
    const card = (prompt: string) => studio.versions.getByRole("listitem").filter({ hasText: prompt });
    await expect(card("four")).toContainText("3rd in line");
    // Nothing happened to it itself: the line moved.
    await expect(card("four")).toContainText("2nd in line");
    modelverse.switch({ latencyMs: 60_000 });
    await expect(studio.finished("one")).toHaveCount(1);
    await page.getByRole("group", { name: "Images" }).getByRole("radio", { name: "3" }).check();
    await studio.runPrompt("five");
    await expect(card("five")).toHaveCount(3);
    // One of a press alone: the others stay in line.
    await card("five").last().getByRole("button", { name: "Stop", exact: true }).click();
    await expect(card("five").last()).toContainText("Stopped.");
    await expect(card("five").getByRole("button", { name: "Stop", exact: true })).toHaveCount(2);
    const before = modelverse.calls().length;
    await page.getByRole("button", { name: /^Stop all \(\d\)$/ }).click();
    await expect(studio.versions.getByRole("button", { name: "Stop", exact: true })).toHaveCount(0);
    await expect(card("five").first()).toContainText("Stopped.");
    expect(modelverse.calls().length - before).toBeLessThanOrEqual(1);
    await page.getByRole("group", { name: "Images" }).getByRole("radio", { name: "1" }).check();
  });

  test("two processes on one database make no more calls at a time than one", async ({ request, page }) => {
    const second = spawn(process.execPath, ["scripts/start.mjs"], {
      env: {
        ...process.env,
        LOG_LEVEL: "warn",
        DATA_DIR: server.dataDir,
        PORT: "0",
        ROLE: "worker",
        MODELVERSE_BASE_URL: modelverse.url,
        MODELVERSE_API_KEY: apiKey,
        MODELVERSE_CONCURRENCY: "1",
        MODELVERSE_TIMEOUT_S: "5",
      },
      stdio: "ignore",
    });
    try {
      modelverse.switch({ latencyMs: 150 });
      const sourceId = new URL(page.url()).searchParams.get("image");
      for (let index = 0; index < 5; index++) {
        const recipe = { provider: "modelverse", prompt: `shared ${index}`, n: 4 };
        await request.post(`${server.url}/api/edits`, { data: { sourceId, recipe } });
      }
      await expect
        .poll(() => modelverse.calls().filter(({ ended }) => ended === "answered").length, { timeout: 60_000 })
        .toBe(20);
      const calls = modelverse.calls().map(({ startedAt, endedAt }) => [startedAt, endedAt ?? startedAt] as const);
      const atOnce = calls.map(([begin]) => calls.filter(([from, to]) => from <= begin && begin < to).length);
      expect(Math.max(...atOnce)).toBe(1);
    } finally {
      const ended = new Promise((resolve) => second.once("exit", resolve));
      second.kill();
      await ended;
    }
  });
});
