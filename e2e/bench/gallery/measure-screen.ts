import type { Browser, Page } from "@playwright/test";
import { median, percentile } from "./median";

const VIEWPORT = { width: 1440, height: 900 };
const STEP_PX = 700;

/** A visit to the gallery: until it is ready, all the way down, and a word in the search. */
export async function measureScreen(browser: Browser, url: string): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB" });
  try {
    // What runs in the page was compiled for Node, with a helper that keeps the names of functions.
    await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole("button", { name: "Choose a picture", exact: true }).waitFor();
    const navigated = await measureReady(page, () => page.getByRole("link", { name: "Gallery" }).click());
    const loaded = await measureReady(page, () => page.goto(`${url}/gallery`, { waitUntil: "commit" }));
    const scrolled = await scrollThroughAll(page);
    const keys = await measureKeystrokes(page);
    return { "ready, ms": navigated, "ready after a load of the page, ms": loaded, ...scrolled, ...keys };
  } finally {
    await context.close();
  }
}

/** Until every tile in the window shows its picture, and the whole order is there. */
async function measureReady(page: Page, navigate: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await navigate();
  await page.waitForFunction(
    () => {
      const tiles = [...document.querySelectorAll("[data-tile]")].filter((tile) => {
        const { top, bottom } = tile.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
      const isFilled = (tile: Element) => {
        const pictures = [...tile.querySelectorAll("img")];
        return pictures.length > 0 && pictures.every((picture) => picture.complete && picture.naturalWidth > 0);
      };
      return tiles.length > 0 && document.documentElement.scrollHeight > 20 * innerHeight && tiles.every(isFilled);
    },
    undefined,
    { polling: "raf" },
  );
  return performance.now() - started;
}

async function scrollThroughAll(page: Page): Promise<Record<string, number>> {
  const { nodes, steps, frames } = await page.evaluate(async (step) => {
    let nodes = 0;
    const frames: number[] = [];
    let steps = 0;
    let last = performance.now();
    for (let y = 0; y < document.documentElement.scrollHeight - innerHeight; y += step) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      nodes = Math.max(nodes, document.querySelectorAll("*").length);
      frames.push(performance.now() - last);
      last = performance.now();
      steps++;
      // A person stops now and then, and what is in view is read.
      if (steps % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 150));
      last = performance.now();
    }
    return { nodes, steps, frames };
  }, STEP_PX);
  await page.waitForTimeout(500);
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = (await session.send("Runtime.getHeapUsage")) as { usedSize: number };
  await session.detach();
  return {
    "screens scrolled": (steps * STEP_PX) / VIEWPORT.height,
    "nodes, most while scrolling": nodes,
    "scroll step, median ms": median(frames),
    "scroll step, p95 ms": percentile(frames, 0.95),
    "heap after scrolling, MB": usedSize / 1_000_000,
  };
}

/** From the key's event to the frame that shows its letter, while the results of the letters before are coming in. */
async function measureKeystrokes(page: Page): Promise<Record<string, number>> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole("searchbox").click();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    document.addEventListener(
      "keydown",
      (event) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp), 0)),
      true,
    );
  });
  for (const word of ["warm light", "pencil", "night", "雨夜"]) {
    await page.getByRole("searchbox").pressSequentially(word, { delay: 90 });
    await page.waitForTimeout(600);
    for (const _letter of word) await page.keyboard.press("Backspace", { delay: 20 });
  }
  const times = await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes);
  return { "keystroke to paint, median ms": median(times), "keystroke to paint, p95 ms": percentile(times, 0.95) };
}
