import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { EditList } from "../lib/domain/edit-list";
import { samplePhoto } from "./fixtures/sample-photo";
import { StudioServer } from "./fixtures/studio-server";
import { expect, expectAccessible, test } from "./fixtures/test";
import { Touch } from "./fixtures/touch";

const EDITS = 400;
let server: StudioServer;

/** Beside the running app, as anybody may. */
async function seed(count: number): Promise<void> {
  const child = spawn(process.execPath, ["scripts/seed.mjs", String(count)], {
    env: { ...process.env, DATA_DIR: server.dataDir },
    stdio: "inherit",
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  expect(code).toBe(0);
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await StudioServer.start();
  await seed(EDITS);
});
test.afterAll(() => server.end());

const tiles = (page: Page) => page.locator("[data-tile]");
const total = (page: Page) => page.getByRole("status").filter({ hasText: /edits?$/ });
const bar = (page: Page) => page.getByRole("toolbar", { name: "Chosen pictures" });
const focusedTile = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("data-tile"));

/** Open, with the whole order there. */
async function open(page: Page, address = "/gallery") {
  const order = page.waitForResponse((response) => response.url().includes("/api/edits/ids"));
  await page.goto(server.url + address);
  await order;
  await expect(tiles(page).first()).toBeVisible();
  await expect(tiles(page).first().locator("img").first()).toBeVisible();
}

test("holds few nodes however far one goes, and comes back to where it was left", async ({ page }) => {
  await open(page);
  await tiles(page).first().focus();
  const first = await focusedTile(page);
  await page.keyboard.press("End");
  await expect.poll(() => focusedTile(page)).not.toBe(first);
  const last = await focusedTile(page);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(3_000);
  expect(await page.locator("*").count()).toBeLessThan(3_000);

  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focusedTile(page)).not.toBe(last);
  const left = await page.evaluate(() => scrollY);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(/settings/);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(left - 400);
  await page.reload();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(left - 400);
});

test("finds words of both languages, filters, and has every view under its address", async ({ page }) => {
  await open(page);
  await page.getByRole("searchbox").fill("夜晚");
  await expect(page).toHaveURL(/q=%E5%A4%9C%E6%99%9A/);
  await expect.poll(async () => Number.parseInt((await total(page).textContent()) ?? "", 10)).toBeLessThan(EDITS / 2);
  for (const picture of await tiles(page).locator("img[alt]:not([alt=''])").all()) {
    await expect(picture).toHaveAttribute("alt", /夜晚/);
  }
  const found = await total(page).textContent();

  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByLabel("Provider").selectOption("builtin");
  await expect(page).toHaveURL(/provider=builtin/);
  await expect(total(page)).not.toHaveText(found ?? "");
  const filtered = await total(page).textContent();
  await page.goBack();
  await expect(page).not.toHaveURL(/provider/);
  await expect(total(page)).toHaveText(found ?? "");
  await page.goForward();
  await page.reload();
  await expect(total(page)).toHaveText(filtered ?? "");

  await page.goto(`${server.url}/gallery?sort=oldest`);
  await expect(page.getByRole("heading", { level: 2 }).first()).not.toHaveText("Today");
});

test("jumps to a month, and to a day by keys alone", async ({ page }) => {
  await open(page);
  const jump = page.getByRole("button", { name: "Jump to…" });
  await jump.click();
  const months = page.getByRole("combobox", { name: "Jump to a month" });
  const label = (await months.locator("option").nth(6).textContent()) ?? "";
  await months.selectOption({ index: 6 });
  const [month = ""] = label.split(" ");
  await expect(page.getByRole("heading", { level: 2, name: new RegExp(month) }).first()).toBeInViewport();

  await jump.press("Enter");
  const day = page.getByLabel("Jump to a day");
  const first = (await day.getAttribute("min")) ?? "";
  await day.fill(first);
  const words = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });
  const heading = page.getByRole("heading", { level: 2, name: words.format(new Date(`${first}T12:00`)) });
  await expect(heading).toBeInViewport();
  await expectAccessible(page);
  await day.press("Enter");
  await expect(day).toBeHidden();
  await expect(heading).toBeInViewport();
});

test("chooses by press, range, keys and box, and lets go", async ({ page }) => {
  await open(page);
  await tiles(page)
    .nth(0)
    .click({ modifiers: ["Control"] });
  await expect(bar(page)).toContainText("1 chosen");
  await tiles(page)
    .nth(3)
    .click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("4 chosen");
  await tiles(page).nth(1).click();
  await expect(bar(page)).toContainText("3 chosen");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);

  await tiles(page).nth(0).focus();
  await page.keyboard.press(" ");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(bar(page)).toContainText("3 chosen");
  await page.keyboard.press("Control+a");
  await expect
    .poll(async () => Number((await bar(page).textContent())?.match(/\d+/)?.[0]))
    .toBeGreaterThan(EDITS * 0.9);
  await page.keyboard.press("Escape");

  // The same wherever the focus is, but where somebody writes.
  await page.keyboard.press("/");
  await page.keyboard.press("Control+a");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole("searchbox").blur();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toContainText("Choose all");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await page.keyboard.press("Control+k");
  const commands = page.getByRole("combobox", { name: "Search for a command" });
  await commands.fill("choose all");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(bar(page)).toBeVisible();
  await expect(commands).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);

  const from = await tiles(page).nth(0).boundingBox();
  const to = await tiles(page).nth(1).boundingBox();
  if (!from || !to) throw new Error("There are no tiles.");
  await page.mouse.move(from.x + 50, from.y + 80);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 110, { steps: 6 });
  await page.mouse.up();
  await expect(bar(page)).toContainText("2 chosen");
  await expect(page).toHaveURL(/\/gallery$/);
});

test("acts on what is chosen: favourites, an archive, a comparison, the trash and back", async ({
  page,
  expectComplaint,
}) => {
  await open(page, "/gallery?filter=finished");
  const before = await total(page).textContent();
  // Where all that is chosen are favourites already, the button takes that back.
  const plain = page
    .getByRole("listitem")
    .filter({ has: page.locator("[data-tile]"), hasNot: page.getByRole("img", { name: "Favourite" }) })
    .locator("[data-tile]");
  await plain.nth(0).click({ modifiers: ["Control"] });
  await plain.nth(1).click({ modifiers: ["Control"] });

  await bar(page).getByRole("button", { name: "Favourite" }).click();
  await expect(page.getByText("2 favourites.")).toBeVisible();
  // The same once more takes it back, and that can be undone.
  await page.keyboard.press("f");
  await expect(page.getByText("2 are no longer favourites.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("2 favourites.")).toHaveCount(2);

  await page.route("**/api/outputs/archive", (route) =>
    route.fulfill({ status: 503, json: { code: "storage_unavailable" } }),
  );
  expectComplaint("503");
  await bar(page).getByRole("button", { name: "Download" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "store" })).toBeVisible();
  await page.unroute("**/api/outputs/archive");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    bar(page).getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^diptych-.*\.zip$/);
  const saved = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of saved) chunks.push(chunk as Buffer);
  const zip = Buffer.concat(chunks);
  expect(zip.subarray(0, 2).toString()).toBe("PK");
  expect(zip.includes("manifest.json")).toBe(true);

  await bar(page).getByRole("button", { name: "Delete" }).click();
  await expect(total(page)).not.toHaveText(before ?? "");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(total(page)).toHaveText(before ?? "");

  await tiles(page)
    .nth(0)
    .click({ modifiers: ["Control"] });
  await tiles(page)
    .nth(1)
    .click({ modifiers: ["Control"] });
  await tiles(page)
    .nth(2)
    .click({ modifiers: ["Control"] });
  await bar(page).getByRole("button", { name: "Compare" }).click();
  await expect(page).not.toHaveURL(/gallery/);
  // Three at once are seen side by side.
  await expect(page.getByRole("radio", { name: "Side by side" })).toBeChecked();
  await expect(
    page.getByRole("group", { name: "Before and after" }).locator("img:not([aria-hidden]):visible"),
  ).toHaveCount(3);
});

test("gathers pictures in a collection with a name and an order of its own", async ({ page }) => {
  await open(page, "/gallery?filter=finished");
  for (const index of [0, 1, 2])
    await tiles(page)
      .nth(index)
      .click({ modifiers: ["Control"] });
  await bar(page).getByRole("button", { name: "Collect" }).click();
  await page.getByRole("textbox", { name: "Name of a new collection" }).fill("Client A");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("3 pictures are in “Client A”.")).toBeVisible();

  await page.getByRole("combobox", { name: "Collections" }).selectOption({ label: "Client A (3)" });
  await expect(page).toHaveURL(/collection=/);
  await expect(page.getByRole("heading", { level: 2, name: "Client A" })).toBeVisible();
  await expect(tiles(page)).toHaveCount(3);
  await expectAccessible(page);
  const names = () => tiles(page).evaluateAll((found) => found.map((tile) => tile.getAttribute("data-tile")));
  const [first, second, third] = await names();

  await tiles(page).nth(0).focus();
  const moved = page.waitForResponse((response) => response.url().endsWith("/items/move"));
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(names).toEqual([second, first, third]);
  await moved;

  // The same by a press, for a finger.
  await tiles(page)
    .nth(1)
    .click({ modifiers: ["Control"] });
  for (const [name, order] of [
    ["One place earlier", [first, second, third]],
    ["One place later", [second, first, third]],
  ] as const) {
    const shifted = page.waitForResponse((response) => response.url().endsWith("/items/move"));
    await bar(page).getByRole("button", { name }).click();
    await expect.poll(names).toEqual(order);
    await shifted;
  }
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);

  const from = await tiles(page).nth(2).boundingBox();
  const to = await tiles(page).nth(0).boundingBox();
  if (!from || !to) throw new Error("There are no tiles.");
  const drawn = page.waitForResponse((response) => response.url().endsWith("/items/move"));
  await page.mouse.move(from.x + 50, from.y + 90);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 90, { steps: 8 });
  await page.mouse.up();
  await expect.poll(names).toEqual([third, second, first]);
  await drawn;
  await page.reload();
  await expect.poll(names).toEqual([third, second, first]);

  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Client B");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Client B" })).toBeVisible();
  await tiles(page)
    .nth(0)
    .click({ modifiers: ["Control"] });
  const takenOut = page.waitForResponse((response) => response.url().endsWith("/items/remove"));
  await bar(page).getByRole("button", { name: "Take out" }).click();
  await expect.poll(names).toEqual([second, first]);
  await takenOut;
  await page.getByRole("button", { name: /^Delete the collection/ }).click();
  await expect(page).toHaveURL(/\/gallery$/);
  await expect(page.getByRole("combobox", { name: "Collections" })).toHaveCount(0);
});

test("shows a new edit on top without moving what is looked at", async ({ page, request }) => {
  await open(page);
  const photo = await samplePhoto();
  const upload = await request.post(`${server.url}/api/images`, {
    headers: { "content-type": "image/jpeg", "x-file-name": "fig.jpg" },
    data: photo.buffer,
  });
  const { id } = await upload.json();
  await page.mouse.wheel(0, 2_500);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2_000);
  const looked = page.locator("[data-tile]:visible").nth(8);
  const tile = await looked.getAttribute("data-tile");
  const place = () =>
    page.locator(`[data-tile="${tile}"]`).evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await place();
  const recipe = { provider: "builtin", prompt: "sepia, seen from afar", n: 1 };
  await request.post(`${server.url}/api/edits`, { data: { sourceId: id, recipe } });
  await expect(total(page)).toHaveText(/\d/);
  await expect
    .poll(() =>
      page.evaluate(() =>
        fetch("/api/edits?status=succeeded&q=afar")
          .then((answer) => answer.json())
          .then(({ total }) => total),
      ),
    )
    .toBe(1);
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.getByRole("link", { name: /seen from afar/ })).toBeVisible();
});

test("is free of grave faults with the filters open, in both layouts", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Filters" }).click();
  await expect(page.getByRole("group", { name: "Filters" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Squares" }).check();
  await page.getByRole("slider", { name: "Thumbnail size" }).fill("72");
  await expectAccessible(page);
  expect(await page.locator("*").count()).toBeLessThan(3_000);
});

test.describe("under a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a long press chooses, and a tap chooses more", async ({ page }) => {
    await open(page);
    const box = await tiles(page).nth(0).boundingBox();
    if (!box) throw new Error("There are no tiles.");
    const touch = await Touch.of(page);
    await touch.down({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    await expect(bar(page)).toContainText("1 chosen");
    await touch.up();
    // The press that ends so opens nothing.
    await expect(page).toHaveURL(/\/gallery$/);
    // A finger does not ask whether it meets the picture or the box in its corner.
    const next = await tiles(page).nth(1).boundingBox();
    if (!next) throw new Error("There is no second tile.");
    await page.touchscreen.tap(next.x + next.width / 2, next.y + next.height / 2);
    await expect(bar(page)).toContainText("2 chosen");
    await expectAccessible(page);
  });
});

// The last one: the gallery lacks a picture after it.
test("a picture whose bytes are lost is not there, in the build too, whose parts have their classes each", async ({
  request,
}) => {
  const { items } = (await (await request.get(`${server.url}/api/edits?limit=20`)).json()) as EditList;
  const output = items.flatMap(({ outputs }) => outputs).find(({ image }) => image);
  await rm(path.join(server.dataDir, "pictures", "images", output?.image?.id ?? "none"), { recursive: true });
  expect((await request.get(`${server.url}${output?.image?.urls.full}`)).status()).toBe(404);
  expect((await request.get(`${server.url}/api/outputs/${output?.id}/download`)).status()).toBe(404);
  const archive = await request.post(`${server.url}/api/outputs/archive`, { data: { outputIds: [output?.id] } });
  expect((await archive.body()).includes('"file": null')).toBe(true);
});
