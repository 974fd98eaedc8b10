import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { paintHeat } from "../lib/client/difference/paint-heat";
import type { EditList } from "../lib/domain/edit-list";
import { deltaAt } from "../lib/domain/pixels/measure-delta-e";
import { ownPhoto, samplePhoto } from "./fixtures/sample-photo";
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
    [...document.images].every((image) => image.loading === "lazy" || (image.complete && image.naturalWidth > 0)),
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

/** Keys one after another. */
async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.locator("body").press(key);
}

/** To where pixels are squares: 200 %, 300 %, 400 %. */
const to400 = ["8", "+", "+"];

/** What a shot shows of one picture in its pane: the picture's own pixels, each `zoom` × `zoom` of the screen's. */
async function expectPixels(page: Page, picture: Locator, pane: { left: number; width: number }, zoom: number) {
  const { data: shown, info } = await pixelsOf(page);
  const box = await picture.boundingBox();
  const stage = await stageOf(page).boundingBox();
  if (!box || !stage) throw new Error("Nothing is shown.");
  const [fromLeft, fromTop] = [Math.round(stage.x - box.x), Math.round(stage.y - box.y)];
  const answer = await page.request.get(new URL((await picture.getAttribute("src")) ?? "", page.url()).href);
  const whole = await sharp(await answer.body())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(Math.round(box.width)).toBe(whole.info.width * zoom);
  // What floats at the stage's foot is not the picture.
  const height = info.height - 80;
  let most = 0;
  for (let y = 0; y < height; y++) {
    for (let x = pane.left; x < pane.left + pane.width; x++) {
      const from = Math.floor((y + fromTop) / zoom) * whole.info.width + Math.floor((x + fromLeft) / zoom);
      for (let c = 0; c < 3; c++) {
        const [is, was] = [shown[(y * info.width + x) * 3 + c] ?? 0, whole.data[from * 3 + c] ?? 255];
        most = Math.max(most, Math.abs(is - was));
      }
    }
  }
  expect(most).toBeLessThanOrEqual(1);
}

test.describe("a pair that is the same", () => {
  test("shows no difference at any divider position, zoom or mode", async ({ goto, studio, page, server }) => {
    // Some twenty pictures of a stage that has come to rest.
    test.slow();
    // No glide is caught half way.
    await page.emulateMedia({ reducedMotion: "reduce" });
    // Made while no page looks on: what is seen early is a JPEG, what is seen later a WebP, of the same pixels.
    await goto("/settings");
    const { buffer } = await samplePhoto();
    const upload = await page.request.post(`${server.url}/api/images`, {
      headers: { "content-type": "image/jpeg" },
      data: buffer,
    });
    const { id: sourceId } = await upload.json();
    const recipe = { provider: "builtin", prompt: "sepia, sharper" };
    for (const _ of [1, 2]) await page.request.post(`${server.url}/api/edits`, { data: { sourceId, recipe } });
    const finished = async () => {
      const list = await page.request.get(`${server.url}/api/edits?sourceId=${sourceId}&status=succeeded`);
      return ((await list.json()) as EditList).items.length;
    };
    await expect.poll(finished).toBe(2);
    await goto(`/?image=${sourceId}`);
    await studio.versions.locator("[data-version]").first().click();
    // The same filter twice gives the same pixels in two pictures: one is compared with the other.
    await studio.versions
      .locator("[data-version]")
      .nth(1)
      .click({ modifiers: ["Alt"] });
    await expect(studio.versions.getByText("before", { exact: true })).toBeVisible();

    await press(page, "4");
    await expect(page.getByRole("group", { name: "Difference" })).toContainText("0.00 % changed");
    await expect(page.getByRole("img", { name: "What differs: 0.00 % changed" })).toBeVisible();
    const { data } = await pixelsOf(page);
    let isGrey = true;
    for (let at = 0; at < data.length; at += 3) isGrey &&= data[at] === data[at + 1] && data[at] === data[at + 2];
    expect(isGrey).toBe(true);

    for (const zoom of [["0"], ["9"], to400]) {
      await press(page, "2", ...zoom);
      await settled(page);
      const { data: both, info } = await pixelsOf(page);
      // Two panes of the same size, the second at the end.
      const pane = Math.floor((info.width - 4) / 2);
      const half = async (left: number) =>
        sharp(both, { raw: info })
          .extract({ left, top: 0, width: pane, height: info.height - 80 })
          .raw()
          .toBuffer();
      expect(farthest(await half(0), await half(info.width - pane))).toBe(0);
      await press(page, "5", ...zoom);
      await settled(page);
      const alone = await pixelsOf(page);
      await press(page, "1");
      for (const key of ["Home", "PageUp", "End"]) {
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

test("100 % is 100 %, and from 400 % on a pixel is a square, alone and side by side", async ({
  goto,
  studio,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await goto("/");
  await studio.takeSample("Mountains");
  await studio.runToTheEnd("black and white");
  const full = stageOf(page).locator('img[src$="/full"]:not([aria-hidden]):visible');
  const stage = await stageOf(page).boundingBox();
  if (!stage) throw new Error("There is no stage.");
  for (const [keys, zoom] of [
    [["9"], 1],
    [to400, 4],
  ] as const) {
    await press(page, "5", ...keys);
    await expect(full).toHaveCount(1);
    await settled(page);
    await expectPixels(page, full, { left: 0, width: stage.width }, zoom);
    await press(page, "2");
    await expect(full).toHaveCount(2);
    await settled(page);
    const width = Math.floor((stage.width - 4) / 2);
    await expectPixels(page, full.first(), { left: 0, width }, zoom);
    await expectPixels(page, full.last(), { left: stage.width - width, width }, zoom);
  }
});

test("a picture that moved as a whole is laid on the other, pixel for pixel", async ({
  goto,
  studio,
  page,
  server,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await goto("/");
  await studio.takeSample("Fig");
  const words = "colder, sharper";
  await studio.runToTheEnd(words);
  await studio.runPrompt(words);
  await expect(studio.finished(words)).toHaveCount(2);
  // The newer one comes moved to the left and up by whole pixels, as a model gives it back.
  const answer = await page.request.get(`${server.url}/api/edits?limit=1`);
  const [newest] = ((await answer.json()) as EditList).items;
  const moved = newest?.outputs[0]?.image;
  if (!moved) throw new Error("There is no newest picture.");
  const full = await (await page.request.get(server.url + moved.urls.full)).body();
  const body = await sharp(full)
    .extract({ left: 8, top: 5, width: moved.width - 8, height: moved.height - 5 })
    .extend({ right: 8, bottom: 5, extendWith: "copy" })
    .png()
    .toBuffer();
  await page.route(new RegExp(`${moved.id}/(full|display)$`), (route) =>
    route.fulfill({ body, contentType: "image/png" }),
  );
  await page.reload();
  const cards = studio.versions.locator("[data-version]");
  await cards.nth(0).click();
  await cards.nth(1).click({ modifiers: ["Alt"] });
  await press(page, "4");
  const panel = page.getByRole("group", { name: "Difference" });
  await expect(panel).toContainText("moved 9.4 px, 0.00 % changed");

  await press(page, "5", "9");
  await settled(page);
  const asItIs = await pixelsOf(page);
  await press(page, "a");
  await settled(page);
  const aligned = await pixelsOf(page);
  // The same key once more shows the other.
  await press(page, "5");
  await settled(page);
  const other = await pixelsOf(page);
  expect(farthest(asItIs.data, other.data)).toBeGreaterThan(50);
  expect(farthest(aligned.data, other.data)).toBeLessThanOrEqual(1);
});

test("a picture larger than it is measured is drawn and read pixel by pixel where one looks closely", async ({
  goto,
  studio,
  page,
  server,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await goto("/");
  // So fine that nothing of it is left in a smaller form.
  const [width, height] = [2200, 1400];
  const grain = { create: { width, height, channels: 3, noise: { type: "gaussian", mean: 120, sigma: 30 } } } as const;
  const buffer = await sharp({ ...grain, create: { ...grain.create, background: "#000" } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  await studio.chooseFile({ name: "grain.png", mimeType: "image/png", buffer });
  await studio.runToTheEnd("warmer, vignette");
  await press(page, "4", "9");
  const seen = stageOf(page).locator('img[src$="/full"]:not([aria-hidden]):visible');
  await expect(seen).toHaveAttribute("alt", "warmer, vignette");
  const stage = await stageOf(page).boundingBox();
  const box = await seen.boundingBox();
  if (!box || !stage) throw new Error("Nothing is shown.");
  const [left, top] = [Math.round(stage.x - box.x), Math.round(stage.y - box.y)];
  const pixelsSeen = async () => {
    const answer = await page.request.get(server.url + (await seen.getAttribute("src")));
    const part = { width: stage.width, height: 300 };
    const picture = sharp(await answer.body()).ensureAlpha();
    return {
      data: await picture
        .extract({ left, top, ...part })
        .raw()
        .toBuffer(),
      ...part,
    };
  };
  const other = await pixelsSeen();
  await press(page, "4");
  await expect(seen).toHaveAttribute("alt", "grain.png");
  const one = await pixelsSeen();
  await press(page, "4", "z");
  const deltas = Float32Array.from({ length: stage.width * 300 }, (_, index) =>
    deltaAt(one.data, other.data, index * 4),
  );
  const { data: heat } = paintHeat(other, deltas, 3);
  const expected = await sharp(heat, { raw: { width: stage.width, height: 300, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  const loupe = page.getByRole("group", { name: "Loupe" });
  await page.mouse.move(stage.x + 700, stage.y + 250);
  const at = (250 * stage.width + 700) * 4;
  for (const { data } of [one, other]) {
    await expect(loupe).toContainText([...data.subarray(at, at + 3)].join(" "));
  }
  await expect(loupe).toContainText(`ΔE ${Number((deltas[at / 4] ?? 0).toFixed(1))}`);
  await page.locator("body").press("z");
  await expect.poll(async () => farthest(expected, (await pixelsOf(page)).data), { intervals: [500] }).toBeLessThan(3);

  // The next version is held in full before it is asked for: once it is, no frame shows less of it.
  await studio.runToTheEnd("sepia");
  await press(page, "1");
  await expect(async () => {
    for (const at of [1, 0]) {
      const gaps = await watchGaps(page, { coarse: "/display" });
      await studio.versions.locator("[data-version]").nth(at).click();
      await expect(seen).toHaveCount(2);
      await expect(seen.last()).toHaveAttribute("alt", at === 1 ? "warmer, vignette" : "sepia");
      expect(await gaps()).toEqual([]);
    }
  }).toPass();
});

test("what the modes offer by keyboard alone, and axe finds nothing grave", async ({ goto, studio, page }) => {
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

  await body.press("4");
  await expect(page.getByRole("group", { name: "Difference" })).toContainText("% changed");
  const threshold = page.getByRole("slider", { name: "Threshold" });
  await threshold.focus();
  await page.keyboard.press("End");
  await expect(threshold).toHaveAttribute("aria-valuetext", "ΔE 20.0");

  await body.press("z");
  const loupe = page.getByRole("group", { name: "Loupe" });
  await expect(loupe).toContainText(/ΔE \d/);
  await expectAccessible(page);
  await body.press("z");
  await expect(loupe).toHaveCount(0);

  await body.press("a");
  await expect(page.getByRole("button", { name: "Align" })).toHaveAttribute("aria-pressed", "true");
  await body.press("a");

  await body.press("5");
  const seen = stageOf(page).locator("img:not([aria-hidden]):visible");
  await expect(seen).toHaveAttribute("alt", "warmer");
  await page.keyboard.down(" ");
  await expect(seen).toHaveAttribute("alt", /drum/i);
  await page.keyboard.up(" ");
  await expect(seen).toHaveAttribute("alt", "warmer");
  await body.press("5");
  await expect(seen).toHaveAttribute("alt", /drum/i);
  await body.press("5");
});

test("every mode by mouse alone", async ({ goto, studio, page }) => {
  await goto("/");
  await studio.takeSample("Drum");
  await studio.runToTheEnd("colder");
  const choose = (mode: string) => page.getByRole("radio", { name: mode, exact: true }).click();
  const box = await studio.divider.boundingBox();
  const stage = await stageOf(page).boundingBox();
  if (!box || !stage) throw new Error("There is no divider.");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const drag = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
    await page.mouse.up();
  };
  await drag(middle, { x: -120, y: 0 });
  await expect.poll(async () => Number(await studio.divider.getAttribute("aria-valuenow"))).toBeLessThan(45);

  await choose("Side by side");
  const after = stageOf(page).getByRole("img", { name: "colder" }).last();
  const place = async () => (await after.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const fitted = await place();
  await page.mouse.move(stage.x + stage.width * 0.25, stage.y + stage.height / 2);
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await place()).width).toBeGreaterThan(fitted.width * 1.5);
  const zoomed = await place();
  await drag({ x: stage.x + stage.width * 0.25, y: stage.y + stage.height / 2 }, { x: -30, y: -20 });
  await expect.poll(async () => Math.round((await place()).x - zoomed.x)).toBe(-30);
  await page.mouse.dblclick(stage.x + stage.width * 0.25, stage.y + stage.height / 2);
  await expect.poll(async () => Math.round((await place()).width)).toBe(Math.round(fitted.width));

  await choose("Overlay");
  const opacity = page.getByRole("slider", { name: "Opacity" });
  await opacity.click({ position: { x: 4, y: 8 } });
  await expect.poll(async () => Number(await opacity.inputValue())).toBeLessThan(10);

  await choose("Difference");
  await expect(page.getByRole("group", { name: "Difference" })).toContainText("% changed");
  const threshold = page.getByRole("slider", { name: "Threshold" });
  await threshold.click({ position: { x: 120, y: 8 } });
  await expect.poll(async () => Number(await threshold.inputValue())).toBeGreaterThan(15);

  await choose("After only");
  const hold = page.getByRole("button", { name: "Hold for before" });
  await hold.hover();
  await page.mouse.down();
  await expect(hold).toHaveAttribute("aria-pressed", "true");
  await page.mouse.up();
  await expect(hold).toHaveAttribute("aria-pressed", "false");

  await page.getByRole("button", { name: "Loupe" }).click();
  await page.mouse.move(middle.x, middle.y - 60);
  await expect(page.getByRole("group", { name: "Loupe" })).toContainText(/ΔE \d/);
  await page.getByRole("button", { name: "Loupe" }).click();
  await choose("Split");
  await expect(studio.divider).toBeVisible();
});

test("another version is picked to compare with, by mouse, by keys and from the menu", async ({
  goto,
  studio,
  page,
  server,
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

  // Going through versions, no frame is without its pictures, in any mode.
  await cards.nth(0).click();
  await settled(page);
  const gaps = await watchGaps(page);
  for (const mode of ["2", "3", "4", "5", "1"]) {
    await press(page, mode);
    for (const [key, words] of [
      ["ArrowRight", "night"],
      ["ArrowRight", "sepia"],
      ["ArrowLeft", "night"],
      ["ArrowLeft", "black and white"],
    ] as const) {
      await press(page, key);
      await expect(stageOf(page).locator(`img[alt="${words}"]:not([aria-hidden])`)).not.toHaveCount(0);
    }
  }
  expect(await gaps()).toEqual([]);

  // Who opens a comparison looks: the digits are the stage's, not the prompt's.
  const { items } = (await (await page.request.get(`${server.url}/api/edits?limit=2`)).json()) as EditList;
  const [one, other] = items.map(({ outputs: [output] }) => output?.id);
  await goto(`/?compare=${one},${other}`);
  await expect(stageOf(page)).toBeFocused();
  await page.keyboard.press("2");
  await expect(page.getByRole("radio", { name: "Side by side" })).toBeChecked();
  await expect(studio.prompt).not.toHaveValue(/2/);
  await page.getByRole("button", { name: "Details", exact: true }).click();
  const [first, second] = items.map(({ recipe }) => recipe.prompt);
  const prompts = page
    .getByRole("table")
    .getByRole("row", { name: /^Prompt/ })
    .getByRole("cell");
  expect(first).not.toBe(second);
  await expect(prompts.filter({ hasText: first })).toHaveCount(1);
  await expect(prompts.filter({ hasText: second })).toHaveCount(1);
});

/** Looks at every frame from now on; what it answers stops it and says what was wrong, each once. `coarse` ends addresses not to be seen. */
async function watchGaps(page: Page, { coarse = " " } = {}): Promise<() => Promise<string[]>> {
  await page.evaluate((coarse) => {
    const watch = { found: new Set<string>(), isOn: true };
    Object.assign(globalThis, { watch });
    const stage = document.querySelector('[role=group][aria-label="Before and after"]');
    requestAnimationFrame(function look() {
      const seen = [...(stage?.querySelectorAll("img") ?? [])].filter((image) =>
        image.checkVisibility({ visibilityProperty: true }),
      );
      if (seen.length === 0) watch.found.add("nothing");
      for (const { src, complete, naturalWidth } of seen) {
        if (src.startsWith("data:")) watch.found.add("a blurred likeness");
        else if (src.endsWith(coarse)) watch.found.add(`${src}, coarse`);
        else if (!complete || naturalWidth === 0) watch.found.add(`${src}, half`);
      }
      if (watch.isOn) requestAnimationFrame(look);
    });
  }, coarse);
  return () =>
    page.evaluate(() => {
      const { watch } = globalThis as unknown as { watch: { found: Set<string>; isOn: boolean } };
      watch.isOn = false;
      return [...watch.found];
    });
}

test("the figures stand on the card and in the details", async ({ goto, studio, page }) => {
  await goto("/");
  await studio.chooseFile(await ownPhoto("figures.jpg", 90));
  await studio.runToTheEnd("night");
  await expect(studio.versions.getByTitle(/% changed$/)).toBeVisible();
  await page.getByRole("button", { name: "Details" }).first().click();
  await expect(page.getByText(/% changed$/).last()).toBeVisible();
  await expect(page.getByText("Compared at 800 × 533")).toBeVisible();
});
