import path from "node:path";
import { startDmxapiEmulator } from "./emulators/dmxapi/start-dmxapi-emulator";
import { startModelverseEmulator } from "./emulators/modelverse/start-modelverse-emulator";
import { Database } from "./faults/database";
import { StudioPage } from "./fixtures/studio-page";
import { StudioServer } from "./fixtures/studio-server";
import { expect, expectAccessible, test } from "./fixtures/test";

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

  test("a value outside of the range cannot be entered, and what stands in the field is what is sent", async ({
    page,
    studio,
  }) => {
    const number = (name: string) => page.getByRole("spinbutton", { name });
    for (const [name, typed, taken] of [
      ["Strength", "-3", "0.00"],
      ["Steps", "99", "50"],
      ["Guidance", "1e9", "10.0"],
      ["Guidance", "0.2", "1.0"],
    ] as const) {
      await number(name).fill(typed);
      await number(name).blur();
      await expect(number(name)).toHaveValue(taken);
    }
    const seed = page.getByRole("textbox", { name: "Seed" });
    await seed.fill("99999999999");
    await expect(seed).toHaveValue("2147483647");
    await seed.fill("-1");
    await expect(seed).toHaveValue("");
    await studio.prompt.fill("with the keys alone");
    await number("Steps").fill("31");
    await number("Steps").press("Control+Enter");
    await expect(studio.finished("with the keys alone")).toHaveCount(1);
    const sent = hosted.modelverse.calls()[0]?.fields.find(({ name }) => name === "steps");
    expect(sent?.value).toBe(31);
  });

  test("DMXAPI takes no seed, and the form says so", async ({ page, studio }) => {
    const option = page.getByRole("option", { name: /DMXAPI/ });
    await page.getByRole("combobox", { name: "Provider" }).selectOption(await option.getAttribute("value"));
    await expect(page.getByRole("textbox", { name: "Seed" })).toBeDisabled();
    await expect(page.getByRole("textbox", { name: "Seed" })).toHaveAccessibleDescription(
      "Qwen-Image-Edit does not take these. They are not sent.",
    );
    await studio.runToTheEnd("add a pink cap");
    expect(hosted.dmxapi.calls().map(({ complaints }) => complaints)).toEqual([[]]);
  });

  test("the same recipe on another provider: one press, the two compared, and what it could not take", async ({
    page,
    studio,
  }) => {
    await page.getByRole("spinbutton", { name: "Steps" }).fill("31");
    await page.getByRole("textbox", { name: "Seed" }).fill("7");
    await studio.runToTheEnd("as an oil painting");
    await page.locator("body").press("p");
    const other = page.getByRole("dialog", { name: "The same on another provider" }).getByRole("button", {
      name: /DMXAPI/,
    });
    await expect(other).toContainText("Without Steps (31).");
    await expect(other).toContainText("Without Seed (7).");
    await other.click();
    await expect(studio.finished("as an oil painting")).toHaveCount(2);
    expect(hosted.dmxapi.calls().map(({ complaints }) => complaints)).toEqual([[]]);

    await page.getByRole("button", { name: "Details" }).first().click();
    const settings = page.getByRole("table");
    await expect(settings.getByRole("row", { name: /^Provider/ })).toContainText(/Modelverse.*DMXAPI/);
    await expect(settings.getByRole("row", { name: "Steps 31 not taken" })).toBeVisible();
    await expect(settings.getByRole("row", { name: "Seed 7 not taken" })).toBeVisible();
  });

  test("the picture goes as it is when the form says so", async ({ page, studio }) => {
    await page.getByRole("checkbox", { name: "Send the picture at its own size" }).check();
    await expect(page.getByText("sent as")).toHaveCount(0);
    await studio.runToTheEnd("as large as it is");
    await page.getByRole("button", { name: "Details" }).first().click();
    await expect(page.getByText(/^1600 × 1065 · (PNG|JPEG)/)).toBeVisible();
  });

  test("a signed result is said to be signed before it is taken away, and a mark is drawn on request", async ({
    page,
    studio,
  }) => {
    hosted.modelverse.switch({ signed: true, resultSize: "320x240", times: 1 });
    await studio.runToTheEnd("sign it");
    await page.getByRole("link", { name: "Download", exact: true }).click();
    await expect(page.getByText("The file is a new one, without the provider’s signature")).toBeVisible();
    await page.keyboard.press("Shift+D");
    const dialog = page.getByRole("dialog", { name: "Download" });
    await expect(dialog.getByRole("note")).toContainText("The provider signed this file");
    const original = await dialog.getByRole("link", { name: "Download as it came" }).getAttribute("href");
    const asItCame = await (await page.request.get(new URL(original ?? "", page.url()).href)).body();
    expect(asItCame.includes("emulated Content Credentials")).toBe(true);
    const link = dialog.getByRole("link", { name: "Download", exact: true });
    const made = async () => (await link.getAttribute("href")) ?? "";
    await expect(link).toHaveAttribute("href", /^blob:/);
    const plain = await made();
    const marked = page.waitForResponse((answer) => answer.url().includes("mark=en"));
    await dialog.getByRole("checkbox", { name: "“Made with AI” on the picture" }).check();
    expect((await (await marked).body()).includes("emulated Content Credentials")).toBe(false);
    await expect(link).toHaveAttribute("href", /^blob:/);
    await expect.poll(made).not.toBe(plain);
    await expectAccessible(page);
  });

  for (const [which, width, height] of [
    ["a result", 1248, 832],
    ["one that is larger than its display form", 2496, 1696],
  ] as const) {
    test(`${which} is seen before it is stored, and does not move when it is`, async ({ page, studio }) => {
      const words = `make ${which} a mosaic`;
      const stage = page.getByRole("group", { name: "Before and after" });
      // The upload is stored; from here on no other picture is, until the lock is let go.
      await expect(page.getByText(/1600 × 1065 → sent as \d+ × \d+/)).toBeVisible();
      const lock = await new Database(path.join(hosted.server.dataDir, "postgres")).connect();
      await lock.query("begin; lock table images in share mode");
      try {
        // A link that takes its time: the page has asked for the picture before it is there.
        hosted.modelverse.switch({ link: "slow", bodyMs: 1_500, resultSize: `${width}x${height}` });
        await studio.runPrompt(words);
        await expect(stage.getByRole("img", { name: words })).toBeVisible();
        await expect(page.getByRole("button", { name: `${words} – Saving` })).toBeVisible();
        await expect(studio.finished(words)).toHaveCount(0);
        // Of its own pixels, whatever its early form has.
        await stage.focus();
        await page.keyboard.press("9");
        const placeNow = () => stage.getByRole("img", { name: words }).boundingBox();
        await expect.poll(placeNow).toMatchObject({ width, height });
        const place = await placeNow();
        await lock.query("rollback");
        await expect(studio.finished(words)).toBeVisible();
        await expect(page.getByRole("group", { name: "Version", exact: true })).toBeVisible();
        expect(await placeNow()).toEqual(place);
      } finally {
        await lock.end();
      }
    });
  }

  test("what a press needs is made ready and fetched while the prompt is written", async ({
    page,
    studio,
    request,
    browser,
  }) => {
    const { server, modelverse } = hosted;
    await expect(page).toHaveURL(/image=/);
    const sourceId = new URL(page.url()).searchParams.get("image");
    modelverse.switch({ resultSize: "64x48" });
    const recipe = { provider: "modelverse", prompt: "many of them", n: 4 };
    for (let edits = 0; edits < 7; edits++) {
      expect((await request.post(`${server.url}/api/edits`, { data: { sourceId, recipe } })).status()).toBe(202);
    }
    await expect(studio.finished("many of them")).toHaveCount(28, { timeout: 60_000 });
    const list = await (await request.get(`${server.url}/api/edits?limit=1&q=many`)).json();
    const newest: string = list.items[0].outputs[0].image.urls.thumb;

    // A visitor who has none of them begins at the original: the newest are far out of sight.
    const context = await browser.newContext();
    const elsewhere = new StudioPage(await context.newPage());
    const asked: string[] = [];
    elsewhere.page.on("requestfinished", (each) => asked.push(new URL(each.url()).pathname));
    await elsewhere.page.goto(`${server.url}/?image=${sourceId}`);
    await expect(elsewhere.finished("many of them")).toHaveCount(28);
    const prepared = elsewhere.page.waitForResponse(`**/api/images/${sourceId}/prepare`);
    await elsewhere.prompt.fill("one more");
    expect((await prepared).status()).toBe(204);
    await expect.poll(() => asked).toContain(newest);

    asked.length = 0;
    await elsewhere.run.click();
    await expect(elsewhere.finished("one more")).toBeVisible();
    expect(asked).toContain("/api/edits");
    expect(asked).not.toContain(newest);
    await expect(elsewhere.finished("many of them").first()).toBeInViewport();
    await context.close();
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
    await expect(page.getByText(/This may have run and may have been charged/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Run again anyway" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Forget it" })).toBeVisible();
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
});
