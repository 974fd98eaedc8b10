import { readFile } from "node:fs/promises";
import type { Browser, CDPSession } from "@playwright/test";
import { median } from "../gallery/median";
import { PlainTab } from "./plain-tab";
import type { Versions } from "./prepare-pictures";

const VIEWPORT = { width: 1440, height: 900 };
/** Until then the browser fills what it keeps anyway. */
const WARM_UP = 10;
const SETTLED_MS = 300;
const GIVEN_BACK_MS = 3_000;

const modes = { "1": "split", "4": "difference" } as const;

/**
 * Looks at one version after another at 100 % in the mode of a key, round and round when there are more `looks` than versions: what the
 * tab holds after the first ones and after all, and what is left of it when the browser is told that memory is short.
 */
export async function measureMemory(
  browser: Browser,
  url: string,
  modeKey: keyof typeof modes,
  { sourceId, pictures }: Versions,
  looks: number,
): Promise<Record<string, number>> {
  const session = await browser.newBrowserCDPSession();
  const tab = await PlainTab.open(browser, `${url}/?image=${sourceId}`, VIEWPORT);
  try {
    await tab.until(`document.querySelectorAll("[data-version]").length >= ${pictures.length}`);
    await choose(tab, 0);
    await tab.until(`document.querySelector("[role=slider][aria-valuetext]") !== null`);
    await tab.evaluate("document.activeElement.blur()");
    await tab.press(modeKey);
    await tab.press("9");
    const held: Held[] = [];
    for (let look = 0; look < looks; look++) {
      const at = look % pictures.length;
      await choose(tab, at);
      await tab.until(`document.querySelector('img[src="${pictures[at]}"]:not([aria-hidden])') !== null`);
      if (modeKey === "4") await tab.until(`document.querySelector("canvas[role=img]") !== null`);
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
      held.push(await heldBy(session, tab));
    }
    await session.send("Memory.simulatePressureNotification", { level: "critical" });
    await new Promise((resolve) => setTimeout(resolve, GIVEN_BACK_MS));
    const left = await heldBy(session, tab);
    const name = `${modes[modeKey]}, ${looks} looks at ${pictures.length} versions`;
    const of = (what: string, each: readonly number[]) => {
      const first = median(each.slice(WARM_UP - 5, WARM_UP + 5));
      const last = median(each.slice(-10));
      return {
        [`${name}: ${what} after ${WARM_UP}, MB`]: first,
        [`${name}: ${what} at most, MB`]: Math.max(...each),
        [`${name}: ${what} at the end, MB`]: last,
      };
    };
    return {
      ...of(
        "tab",
        held.map(({ tabMb }) => tabMb),
      ),
      [`${name}: tab when memory is short, MB`]: left.tabMb,
      ...of(
        "heap",
        held.map(({ heapMb }) => heapMb),
      ),
    };
  } finally {
    await tab.close();
    await session.detach();
  }
}

async function choose(tab: PlainTab, at: number): Promise<void> {
  await tab.evaluate(`document.querySelectorAll("[data-version]")[${at}].click()`);
}

type Held = { tabMb: number; heapMb: number };

/** After a collection: what the tabs' processes hold, decoded pictures too, which are in no script's heap, and the heap. */
async function heldBy(session: CDPSession, tab: PlainTab): Promise<Held> {
  await tab.send("HeapProfiler.collectGarbage");
  const { usedSize } = await tab.send<{ usedSize: number }>("Runtime.getHeapUsage");
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === "renderer")
      .map(async ({ id }) => {
        const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
        // Not the program's own files: their part shrinks and grows with the browsers that others run.
        return ["Pss_Anon", "Pss_Shmem"].reduce(
          (sum, kind) => sum + Number(new RegExp(`^${kind}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0),
          0,
        );
      }),
  );
  return { tabMb: sizes.reduce((sum, kib) => sum + kib * 1.024, 0) / 1000, heapMb: usedSize / 1_000_000 };
}
