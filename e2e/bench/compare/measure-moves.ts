import type { Browser, Page } from "@playwright/test";

const VIEWPORT = { width: 1440, height: 900 };
const MOVES = 120;
const TURNS = 40;
/** Half again as long as a frame of 60 a second: the one before it was missed. */
const LATE_MS = 25;

type Spot = { x: number; y: number };

const modes = [
  { key: "1", name: "split" },
  { key: "2", name: "side by side" },
  { key: "3", name: "overlay" },
  { key: "4", name: "difference" },
] as const;

/** The divider, and the camera in each mode, over a pair of 24 megapixels: how many frames come late, and the longest task. */
export async function measureMoves(browser: Browser, url: string, outputId: string): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB" });
  try {
    // What runs in the page was compiled for Node, with a helper that keeps the names of functions.
    await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
    const page = await context.newPage();
    const figures: Record<string, number> = {};
    const add = (what: string, watched: Record<string, number>) => {
      for (const [name, value] of Object.entries(watched)) figures[`${what}: ${name}`] = value;
    };
    // What comes late here is the machine's own.
    await page.evaluate(watchTasks);
    add("an empty page", await watched(page, () => dragPicture(page, { x: 400, y: 300 })));
    await page.goto(`${url}/?output=${outputId}`);
    await page.getByRole("slider", { name: "Reveal the result" }).waitFor();
    await page.evaluate(watchTasks);
    await rested(page);
    add("divider, fitted", await watched(page, () => dragDivider(page)));
    for (const { key, name } of modes) {
      await page.locator("body").press(key);
      await page.locator("body").press("9");
      await page.locator('img[src$="/full"]:not([aria-hidden]):visible').first().waitFor();
      if (name === "difference") await page.getByRole("img", { name: /^What differs/ }).waitFor();
      await rested(page);
      if (name === "split") add("divider, 100 %", await watched(page, () => dragDivider(page)));
      const spot = await spotOf(page);
      add(`${name}, moved`, await watched(page, () => dragPicture(page, spot)));
      add(`${name}, zoomed`, await watched(page, () => turnWheel(page, spot)));
      await page.locator("body").press("0");
    }
    return figures;
  } finally {
    await context.close();
  }
}

async function dragDivider(page: Page): Promise<void> {
  const handle = await page.getByRole("slider", { name: "Reveal the result" }).boundingBox();
  if (!handle) throw new Error("There is no divider.");
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let at = 0; at < MOVES; at++) await page.mouse.move(x + 300 * Math.sin(at / 12), y);
  await page.mouse.move(x, y);
  await page.mouse.up();
}

/** A place on the picture, off the divider in the middle and what floats at the foot. */
async function spotOf(page: Page): Promise<Spot> {
  const stage = await page.getByRole("group", { name: "Before and after" }).boundingBox();
  if (!stage) throw new Error("There is no stage.");
  return { x: stage.x + stage.width * 0.3, y: stage.y + stage.height * 0.35 };
}

async function dragPicture(page: Page, { x, y }: Spot): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let at = 0; at < MOVES; at++) {
    await page.mouse.move(x + 150 * Math.sin(at / 12), y + 100 * Math.sin(at / 30));
  }
  await page.mouse.up();
}

async function turnWheel(page: Page, { x, y }: Spot): Promise<void> {
  await page.mouse.move(x, y);
  for (let at = 0; at < TURNS; at++) await page.mouse.wheel(0, at < TURNS / 2 ? -60 : 60);
}

/** Nothing is on its way any more: pictures are there, and the browser has had a moment to draw them. */
async function rested(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.waitForTimeout(1_500);
}

type Watch = { frames: number[]; tasks: number[]; isOn: boolean };

/** Chromium tells of tasks from 50 ms on. */
function watchTasks() {
  const watch: Watch = { frames: [], tasks: [], isOn: false };
  Object.assign(globalThis, { watch });
  new PerformanceObserver((list) => {
    if (watch.isOn) watch.tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
}

async function watched(page: Page, move: () => Promise<void>): Promise<Record<string, number>> {
  await page.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: Watch };
    Object.assign(watch, { frames: [], tasks: [], isOn: true });
    let last = performance.now();
    const frame = (now: number) => {
      if (!watch.isOn) return;
      watch.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await move();
  const { frames, tasks } = await page.evaluate(async () => {
    const { watch } = globalThis as unknown as { watch: Watch };
    // The observer is told of a task only after it.
    await new Promise((resolve) => setTimeout(resolve, 100));
    watch.isOn = false;
    return watch;
  });
  const between = frames.slice(1);
  return {
    "late frames, %": (100 * between.filter((ms) => ms > LATE_MS).length) / Math.max(1, between.length),
    "longest task, ms": Math.max(0, ...tasks),
  };
}
