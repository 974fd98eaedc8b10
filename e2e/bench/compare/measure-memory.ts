import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { median } from "../gallery/median";
import type { Versions } from "./prepare-pictures";

const VIEWPORT = { width: 1440, height: 900 };
/** Until then the browser fills what it keeps anyway. */
const WARM_UP = 10;

/** Looks at one version after another at 100 % in the mode of a key, and what the tab holds after the first ones and after all. */
export async function measureMemory(
  browser: Browser,
  url: string,
  modeKey: "1" | "4",
  { sourceId, pictures }: Versions,
): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await page.goto(`${url}/?image=${sourceId}`);
    const cards = page.locator("[data-version]");
    await cards.first().click();
    await page.getByRole("radio", { name: "Split" }).waitFor();
    await page.locator("body").press(modeKey);
    await page.locator("body").press("9");
    const processes: number[] = [];
    const heaps: number[] = [];
    for (const [at, picture] of pictures.entries()) {
      await cards.nth(at).click();
      await page.locator(`img[src="${picture}"]:not([aria-hidden])`).first().waitFor({ state: "attached" });
      if (modeKey === "4") await page.getByRole("img", { name: /^What differs/ }).waitFor();
      await page.waitForTimeout(300);
      const { processMb, heapMb } = await memoryOf(browser, page);
      processes.push(processMb);
      heaps.push(heapMb);
    }
    const mode = modeKey === "1" ? "split" : "difference";
    const of = (what: string, held: readonly number[]) => ({
      [`${mode}, ${pictures.length} versions: ${what} after ${WARM_UP}, MB`]: median(
        held.slice(WARM_UP - 5, WARM_UP + 5),
      ),
      [`${mode}, ${pictures.length} versions: ${what} at most, MB`]: Math.max(...held),
      [`${mode}, ${pictures.length} versions: ${what} at the end, MB`]: median(held.slice(-10)),
    });
    return { ...of("tab", processes), ...of("heap", heaps) };
  } finally {
    await context.close();
  }
}

/** After a collection: the tab's process (what it shares counted by its part), as decoded pictures are in no script's heap, and the heap. */
async function memoryOf(browser: Browser, page: Page): Promise<{ processMb: number; heapMb: number }> {
  const own = await page.context().newCDPSession(page);
  await own.send("HeapProfiler.collectGarbage");
  const { usedSize } = (await own.send("Runtime.getHeapUsage")) as { usedSize: number };
  await own.detach();
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === "renderer")
      .map(async ({ id }) => {
        const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
        return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
      }),
  );
  return { processMb: sizes.reduce((sum, kib) => sum + kib * 1.024, 0) / 1000, heapMb: usedSize / 1_000_000 };
}
