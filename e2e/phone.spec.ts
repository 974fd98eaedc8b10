import { devices, type Locator, type Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { Touch } from "./fixtures/touch";

const { defaultBrowserType: _, ...phone } = devices["iPhone 13"];
test.use({ ...phone, locale: "en-GB" });

/** A machine that stands still for a quarter of a second makes a held finger of a tap: the hand tries again. */
async function tapSample(page: Page, name: string) {
  const sample = page.getByRole("button", { name: `Use the sample “${name}”` });
  await expect(async () => {
    if (await sample.isVisible()) await sample.tap({ timeout: 2_000 });
    await expect(sample).toHaveCount(0, { timeout: 5_000 });
  }).toPass();
}

test("on a phone the road is under the thumb", async ({ goto, studio, page }) => {
  await goto("/");
  await tapSample(page, "Drum");
  await studio.prompt.fill("night");
  await studio.run.tap();
  await expect(studio.finished("night").first()).toBeVisible();
  await expect(studio.divider).toBeVisible();

  const box = await studio.divider.boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(44);
  const runBox = await studio.run.boundingBox();
  expect(runBox?.height).toBeGreaterThanOrEqual(44);

  await page.getByRole("button", { name: "Recipe", exact: true }).tap();
  await expect(page.getByRole("dialog").getByRole("slider", { name: "Strength" })).toBeVisible();
  const negativePrompt = await page.getByRole("dialog").getByRole("textbox", { name: "Negative prompt" }).boundingBox();
  expect(negativePrompt?.height).toBeGreaterThanOrEqual(44);
  await page.getByRole("button", { name: "Close" }).tap();

  const actions = page.getByRole("group", { name: "Version", exact: true });
  await expect.poll(() => actions.evaluate((bar) => bar.scrollWidth - bar.clientWidth)).toBe(0);
  const narrowest = () =>
    actions.evaluate((bar) =>
      Math.min(
        ...[...bar.querySelectorAll("a, button")]
          .filter((action) => action.checkVisibility())
          .flatMap((action) => [action.clientWidth, action.clientHeight]),
      ),
    );
  await expect.poll(narrowest).toBeGreaterThanOrEqual(44);
  await actions.getByRole("button", { name: "More" }).tap();
  await page.getByRole("button", { name: "Download as …" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();

  // On its side there is little height: the actions, and what one sets, stand beside the picture, which has more than half of it.
  await page.setViewportSize({ width: 844, height: 390 });
  const result = page.getByRole("group", { name: "Before and after" }).getByRole("img", { name: "night" }).first();
  await expect.poll(async () => (await result.boundingBox())?.height).toBeGreaterThan(195);
  await expect.poll(narrowest).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  await page.getByRole("radio", { name: "Difference" }).tap();
  const panel = page.getByRole("group", { name: "Difference" });
  await expect(panel).toContainText("% changed");
  const heatMap = page.getByRole("img", { name: /^What differs/ });
  await expect(heatMap).toBeVisible();
  const uncovered = async () => ((await panel.boundingBox())?.x ?? 0) - (await rightEdge(heatMap));
  await expect.poll(uncovered).toBeGreaterThanOrEqual(0);
});

async function rightEdge(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box ? box.x + box.width : Number.POSITIVE_INFINITY;
}

test("the studio opens without a move, on a slow machine too", async ({ goto, studio, page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const moved: unknown[] = [];
    Object.assign(globalThis, { moved });
    type Shift = PerformanceEntry & { value: number; sources: { node: Element | null }[] };
    new PerformanceObserver((list) => {
      for (const { startTime, value, sources } of list.getEntries() as Shift[]) {
        moved.push([Math.round(startTime), value, ...sources.map(({ node }) => node?.tagName)]);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (let visits = 0; visits < 3; visits++) {
    await goto("/");
    await expect(page.getByRole("button", { name: "Add “warmer” to the prompt" })).toBeVisible();
    // The page hears what is written when all of it has come.
    await studio.prompt.fill("warmer");
    await expect(page.getByRole("button", { name: /^Run/ })).toBeVisible();
    expect(await page.evaluate(() => (globalThis as unknown as { moved: unknown[] }).moved)).toEqual([]);
    await studio.prompt.fill("");
  }
});

test("fingers on the stage: two zoom, one pans, two taps go back, a sweep shows the next version", async ({
  goto,
  studio,
  page,
}) => {
  await goto("/");
  await tapSample(page, "Mountains");
  await studio.runToTheEnd("night");
  await studio.runToTheEnd("sepia");
  const stage = page.getByRole("group", { name: "Before and after" });
  await expect(stage.getByRole("img", { name: "sepia" }).first()).toBeVisible();
  const result = stage.getByRole("img", { name: /^(sepia|night)$/ }).last();
  const place = async () => (await result.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const box = await stage.boundingBox();
  if (!box) throw new Error("There is no stage.");
  // Off the divider in the middle, the labels above and the bar below.
  const [x, y] = [box.x + box.width / 2, box.y + 80];
  const touch = await Touch.of(page);
  const fitted = await place();

  await touch.draw(
    [
      { x: x - 45, y },
      { x: x - 150, y },
    ],
    [
      { x: x + 45, y },
      { x: x + 150, y },
    ],
  );
  await expect.poll(async () => (await place()).width).toBeGreaterThan(fitted.width * 1.5);

  const zoomed = await place();
  await touch.draw([
    { x: x + 110, y },
    { x: x + 70, y: y - 10 },
  ]);
  await expect.poll(async () => Math.round((await place()).x - zoomed.x)).toBe(-40);
  await expect.poll(async () => Math.round((await place()).width)).toBe(Math.round(zoomed.width));

  // A machine that stands still for a quarter of a second makes a held finger of a tap: the hand tries again.
  await expect(async () => {
    await touch.doubleTap({ x: x + 110, y });
    await expect.poll(async () => Math.round((await place()).width), { timeout: 5_000 }).toBe(Math.round(fitted.width));
  }).toPass();

  await expect(async () => {
    await touch.draw([
      { x: x + 110, y },
      { x: x - 60, y: y + 5 },
    ]);
    await expect(stage.getByRole("img", { name: "night" }).first()).toBeVisible({ timeout: 5_000 });
  }).toPass();
});

test("every mode by fingers alone", async ({ goto, studio, page }) => {
  await goto("/");
  await tapSample(page, "Drum");
  await studio.runToTheEnd("warmer");
  const touch = await Touch.of(page);
  // A tap right after a sweep only ends what the sweep set going: the hand taps again.
  const choose = (mode: string) =>
    expect(async () => {
      const radio = page.getByRole("radio", { name: mode, exact: true });
      await radio.tap();
      await expect(radio).toBeChecked({ timeout: 1_000 });
    }).toPass();
  const middleOf = async (part: Locator) => {
    const box = await part.boundingBox();
    if (!box) throw new Error("It is not on the screen.");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const drag = async (part: Locator, by: number) => {
    const from = await middleOf(part);
    await touch.draw([from, { ...from, x: from.x + by }]);
  };
  await expect(studio.divider).toBeVisible();
  await drag(studio.divider, 80);
  await expect.poll(async () => Number(await studio.divider.getAttribute("aria-valuenow"))).toBeGreaterThan(60);

  await choose("Side by side");
  await expect(studio.divider).toHaveCount(0);
  await choose("Overlay");
  const opacity = page.getByRole("slider", { name: "Opacity" });
  await drag(opacity, 40);
  await expect.poll(async () => Number(await opacity.inputValue())).toBeGreaterThan(60);

  await choose("Difference");
  await expect(page.getByRole("group", { name: "Difference" })).toContainText("% changed");
  const threshold = page.getByRole("slider", { name: "Threshold" });
  await drag(threshold, 50);
  await expect.poll(async () => Number(await threshold.inputValue())).toBeGreaterThan(10);

  await choose("After only");
  const hold = page.getByRole("button", { name: "Hold for before" });
  await touch.down(await middleOf(hold));
  await expect(hold).toHaveAttribute("aria-pressed", "true");
  await touch.up();
  await expect(hold).toHaveAttribute("aria-pressed", "false");

  await page.getByRole("button", { name: "View", exact: true }).tap();
  await page.getByRole("button", { name: "Loupe" }).tap();
  await expect(page.getByRole("group", { name: "Loupe" })).toContainText(/ΔE \d/);
});

for (const path of ["/", "/gallery", "/settings"]) {
  test(`${path} never scrolls sideways at 360 px`, async ({ goto, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
