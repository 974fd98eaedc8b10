import type { Page } from "@playwright/test";
import sharp from "sharp";
import { ownPhoto } from "./fixtures/sample-photo";
import { expect, expectAccessible, test } from "./fixtures/test";

const hideControls = `[role=slider], [data-own-pointer], span.bg-plate { visibility: hidden !important; opacity: 0 !important }`;

const stageOf = (page: Page) => page.getByRole("group", { name: "Before and after" });

/** What is seen of the pictures alone, as raw pixels. */
async function pixelsOf(page: Page) {
  // The page's policy refuses a style element, not a sheet made by script.
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, hideControls);
  const shot = await stageOf(page).screenshot({ animations: "disabled" });
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
}

function farthest(one: Buffer, other: Buffer): number {
  let most = 0;
  for (let at = 0; at < one.length; at++) most = Math.max(most, Math.abs((one[at] ?? 0) - (other[at] ?? 0)));
  return most;
}

/** Once the sharpest form that the camera asks for is there: it is asked for when the camera rests, and may have to be made first. */
async function settled(page: Page) {
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete && (image.loading === "lazy" || image.naturalWidth > 0)),
  );
  await expect(stageOf(page).locator("img:not([aria-hidden]):visible").first()).toBeVisible();
  await expect(stageOf(page).locator('img[src$="/thumb"]:not([aria-hidden])')).toHaveCount(0);
  let last: Buffer | null = null;
  const isStill = async () => {
    const { data } = await pixelsOf(page);
    const before = last;
    last = data;
    return before?.length === data.length && farthest(before, data) === 0;
  };
  await expect.poll(isStill, { intervals: [500] }).toBe(true);
}

test.describe("a pair that is the same", () => {
  test("shows no difference at any divider position, zoom or mode", async ({ goto, studio, page }) => {
    // No glide is caught half way.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await goto("/");
    await studio.takeSample("Fig");
    // No other journey has versions of these words.
    const words = "sepia, sharper";
    await studio.runToTheEnd(words);
    await studio.runPrompt(words);
    await expect(studio.finished(words)).toHaveCount(2);
    // The same filter twice gives the same pixels in two pictures: one is compared with the other.
    await studio.versions
      .locator("[data-version]")
      .nth(1)
      .click({ modifiers: ["Alt"] });
    await expect(studio.versions.getByText("before", { exact: true })).toBeVisible();

    await page.locator("body").press("4");
    await expect(page.getByRole("group", { name: "Difference" })).toContainText("0.00 % changed");
    await expect(page.getByRole("img", { name: "What differs: 0.00 % changed" })).toBeVisible();
    const { data } = await pixelsOf(page);
    let isGrey = true;
    for (let at = 0; at < data.length; at += 3) isGrey &&= data[at] === data[at + 1] && data[at] === data[at + 2];
    expect(isGrey).toBe(true);

    for (const zoom of ["0", "9", "8"]) {
      await page.locator("body").press("5");
      await page.locator("body").press(zoom);
      await settled(page);
      const alone = await pixelsOf(page);
      await page.locator("body").press("1");
      await settled(page);
      for (const key of ["Home", "PageUp", "PageUp", "End"]) {
        await studio.divider.press(key);
        // Chromium draws what moves through a quicker filter, and once more when it rests.
        await settled(page);
        expect(farthest(alone.data, (await pixelsOf(page)).data)).toBe(0);
      }
    }
    await page.locator("body").press("3");
    const opacity = page.getByRole("slider", { name: "Opacity" });
    await opacity.fill("0");
    await settled(page);
    const before = await pixelsOf(page);
    for (const percent of ["37", "50", "100"]) {
      await opacity.fill(percent);
      // Two layers that are mixed are rounded once more.
      expect(farthest(before.data, (await pixelsOf(page)).data)).toBeLessThanOrEqual(1);
    }
  });
});

test("100 % is 100 %: a pixel of the picture is a pixel of the screen", async ({ goto, studio, page, server }) => {
  await goto("/");
  await studio.takeSample("Mountains");
  await studio.runToTheEnd("black and white");
  await page.locator("body").press("5");
  await page.locator("body").press("9");
  const full = stageOf(page).locator('img[src$="/full"]:visible').last();
  await expect(full).toBeVisible();
  await settled(page);
  const box = await full.boundingBox();
  const stage = await stageOf(page).boundingBox();
  if (!box || !stage) throw new Error("Nothing is shown.");
  const address = await full.getAttribute("src");
  const picture = await page.request.get(server.url + address);
  const { data: shown, info } = await pixelsOf(page);
  expect(Math.round(box.width)).toBe(1600);
  // What floats at the stage's foot is not the picture.
  const height = info.height - 80;
  const left = Math.round(stage.x - box.x);
  const top = Math.round(stage.y - box.y);
  const expected = await sharp(await picture.body())
    .extract({ left, top, width: info.width, height })
    .removeAlpha()
    .raw()
    .toBuffer();
  expect(expected.length).toBe(info.width * height * 3);
  expect(farthest(expected, shown)).toBeLessThanOrEqual(1);
});

test("every mode by keyboard alone, and axe finds nothing grave", async ({ goto, studio, page }) => {
  await goto("/");
  await studio.takeSample("Drum");
  await studio.runToTheEnd("warmer");
  const body = page.locator("body");

  await body.press("3");
  const opacity = page.getByRole("slider", { name: "Opacity" });
  await expect(opacity).toHaveAttribute("aria-valuetext", "50 %");
  await opacity.focus();
  await page.keyboard.press("ArrowRight");
  await expect(opacity).toHaveAttribute("aria-valuetext", "51 %");
  await expectAccessible(page);

  await body.press("4");
  await expect(page.getByRole("group", { name: "Difference" })).toContainText("% changed");
  const threshold = page.getByRole("slider", { name: "Threshold" });
  await threshold.focus();
  await page.keyboard.press("End");
  await expect(threshold).toHaveAttribute("aria-valuetext", "ΔE 20.0");
  await expectAccessible(page);

  await body.press("z");
  const loupe = page.getByRole("group", { name: "Loupe" });
  await expect(loupe).toContainText(/ΔE \d/);
  await expectAccessible(page);
  await body.press("z");
  await expect(loupe).toHaveCount(0);

  await body.press("a");
  await expect(page.getByRole("button", { name: "Align" })).toHaveAttribute("aria-pressed", "true");
  await body.press("a");
});

test("another version is picked to compare with, by mouse, by keys and from the menu", async ({
  goto,
  studio,
  page,
}) => {
  await goto("/");
  await studio.takeSample("Dogs");
  await studio.runToTheEnd("sepia");
  await studio.runToTheEnd("night");
  await studio.runToTheEnd("black and white");
  const cards = studio.versions.locator("[data-version]");
  await cards.nth(0).click();
  await cards.nth(2).click({ modifiers: ["Alt"] });
  await expect(cards.nth(2)).toContainText("before");
  await expect(stageOf(page)).toContainText("sepia");

  await page.locator("body").press("Alt+ArrowLeft");
  await expect(cards.nth(1)).toContainText("before");
  await page.locator("body").press("Alt+ArrowRight");
  await expect(cards.nth(2)).toContainText("before");

  await cards.nth(1).click({ modifiers: ["Alt", "Shift"] });
  await page.locator("body").press("2");
  await expect(cards.nth(1)).toContainText("beside");
  await expect(stageOf(page)).toContainText("night");

  await page.getByRole("button", { name: "Details" }).first().click();
  const settings = page.getByRole("table");
  await expect(settings).toContainText("sepia");
  await expect(settings.getByRole("row", { name: /Provider/ })).toContainText("the same");
  await page.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Compare with" }).click();
  await page.getByRole("radio", { name: "Original" }).check();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(cards.nth(2)).not.toContainText("before");
});

test("the figures stand on the card and in the details", async ({ goto, studio, page }) => {
  await goto("/");
  await studio.chooseFile(await ownPhoto("figures.jpg", 90));
  await studio.runToTheEnd("night");
  await expect(studio.versions.getByTitle(/% changed$/)).toBeVisible();
  await page.getByRole("button", { name: "Details" }).first().click();
  await expect(page.getByText(/% changed$/).last()).toBeVisible();
  await expect(page.getByText("Compared at 800 × 533")).toBeVisible();
});
