import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { startDmxapiEmulator } from "./emulators/dmxapi/start-dmxapi-emulator";
import { startModelverseEmulator } from "./emulators/modelverse/start-modelverse-emulator";
import { StudioServer } from "./fixtures/studio-server";
import { expect, test } from "./fixtures/test";

/** The product beside both providers' twins. */
async function startHosted() {
  const keys = { modelverse: "modelverse-key-of-this-test", dmxapi: "sk-dmxapi-key-of-this-test" };
  const [modelverse, dmxapi] = await Promise.all([
    startModelverseEmulator({ apiKey: keys.modelverse }),
    startDmxapiEmulator({ apiKey: keys.dmxapi }),
  ]);
  const server = await StudioServer.start({
    MODELVERSE_BASE_URL: modelverse.url,
    MODELVERSE_API_KEY: keys.modelverse,
    DMXAPI_BASE_URL: dmxapi.url,
    DMXAPI_API_KEY: keys.dmxapi,
  });
  return {
    server,
    keys,
    modelverse,
    dmxapi,
    end: () => Promise.all([server.end(), modelverse.close(), dmxapi.close()]),
  };
}

/** Everything that the build made for the browser. */
async function builtFiles(): Promise<string[]> {
  const entries = await readdir(".next/static", { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(10);
  return Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), "latin1")));
}

let hosted: Awaited<ReturnType<typeof startHosted>>;

test.describe("the hosted road", () => {
  test.beforeAll(async () => {
    hosted = await startHosted();
  });
  test.afterAll(() => hosted.end());
  test.beforeEach(async ({ page, studio }) => {
    hosted.modelverse.reset();
    hosted.dmxapi.reset();
    await page.goto(hosted.server.url);
    await studio.takeSample("Mountains");
  });

  test("Modelverse gets what the form says, once for each picture", async ({ page, studio }) => {
    await expect(page.getByRole("combobox", { name: "Provider" })).toHaveValue(/modelverse/);
    await expect(page.getByText(/1600 × 1065 → sent as \d+ × \d+/)).toBeVisible();
    await page.getByRole("textbox", { name: "Negative prompt" }).fill("blurry");
    await page.getByRole("spinbutton", { name: "Steps" }).fill("31");
    await page.getByRole("textbox", { name: "Seed" }).fill("7");
    await page.getByRole("group", { name: "Images" }).getByRole("radio", { name: "2" }).check();
    await studio.runPrompt("make it a watercolour");
    await expect(studio.finished("make it a watercolour")).toHaveCount(2);

    const calls = hosted.modelverse.calls();
    expect(calls.map(({ seed, complaints }) => ({ seed, complaints }))).toEqual(
      expect.arrayContaining([7, 8].map((seed) => ({ seed, complaints: [] }))),
    );
    expect(calls).toHaveLength(2);
    await page.getByRole("button", { name: "Details" }).first().click();
    await expect(page.getByText("Sent as")).toBeVisible();
  });

  test("DMXAPI takes no seed, and the form says so", async ({ page, studio }) => {
    const option = page.getByRole("option", { name: /DMXAPI/ });
    await page.getByRole("combobox", { name: "Provider" }).selectOption(await option.getAttribute("value"));
    await expect(page.getByRole("textbox", { name: "Seed" })).toBeDisabled();
    await studio.runToTheEnd("add a pink cap");
    expect(hosted.dmxapi.calls().map(({ complaints }) => complaints)).toEqual([[]]);
  });

  test("the picture goes as it is when the form says so", async ({ page, studio }) => {
    await page.getByRole("checkbox", { name: "Send the picture at its own size" }).check();
    await expect(page.getByText("sent as")).toHaveCount(0);
    await studio.runToTheEnd("as large as it is");
    await page.getByRole("button", { name: "Details" }).first().click();
    await expect(page.getByText(/^1600 × 1065 · (PNG|JPEG)/)).toBeVisible();
  });

  test("a busy provider is asked again, and what surely did not run costs nothing", async ({ studio }) => {
    hosted.modelverse.switch({ error: "rate_limit", retryAfter: "1", times: 1 });
    await studio.runToTheEnd("try twice");
    expect(hosted.modelverse.calls().map(({ status }) => status)).toEqual([429, 200]);
  });

  test("a call that was cut off is never repeated by itself", async ({ page, studio }) => {
    hosted.modelverse.switch({ transport: "reset_before_headers", times: 1 });
    await studio.runPrompt("cut off in the middle");
    await studio.versions.getByRole("button", { name: /cut off in the middle – Unconfirmed/ }).click();
    await expect(page.getByText(/It may have run, and may have been charged/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Once more, even if charged twice" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Count as failed" })).toBeVisible();
    expect(hosted.modelverse.calls()).toHaveLength(1);
  });

  test("a refusal is said in our words, and the provider's stand behind Details", async ({ page, studio }) => {
    hosted.modelverse.switch({ error: "sensitive_check_error", times: 1 });
    await studio.runPrompt("something refused");
    await expect(studio.versions.getByText("The provider’s safety check refused this.")).toBeVisible();
    await studio.versions.getByRole("button", { name: /something refused/ }).click();
    await page.locator("summary", { hasText: "Details" }).first().click();
    await expect(page.getByText("sensitive_check_error")).toBeVisible();
  });

  test("a key is in no page, no answer, no log and no file for the browser", async ({ page, request }) => {
    const { url } = hosted.server;
    const keys = Object.values(hosted.keys);
    const answers = [
      await page.content(),
      ...(await Promise.all(
        ["/", "/settings", "/gallery", "/api/providers", "/api/edits", "/api/openapi.json"].map(async (path) =>
          (await request.get(url + path)).text(),
        ),
      )),
      await (await request.post(`${url}/api/providers/modelverse/check`)).text(),
      hosted.server.output,
      ...(await builtFiles()),
    ];
    for (const answer of answers) for (const key of keys) expect(answer.includes(key)).toBe(false);
  });
});
