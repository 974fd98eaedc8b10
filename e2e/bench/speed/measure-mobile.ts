import type { CDPSession } from "@playwright/test";
import { asVisitor, type Stage } from "./stage";

/**
 * Lighthouse's mobile run, applied as it documents for DevTools throttling (docs/throttling.md and `core/config/constants.js`, read 2026-05):
 * a slow 4G line of 150 ms and 1.6 Mbit/s through its factors, a processor four times slower, the screen of its reference telephone.
 */
const line = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1_638.4 * 0.9 * 1024) / 8,
  uploadThroughput: (750 * 0.9 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;
const telephone = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
} as const;

/** No long task for so long means that the page has come to rest. */
const QUIET_MS = 3_000;
const LONG_TASK_MS = 50;

type Seen = { lcp: number; fcp: number; cls: number; tasks: { start: number; ms: number }[] };

export async function measureMobile(stage: Stage): Promise<Record<string, number>> {
  const studio = await visit(stage, stage.studio.server.url);
  const bare = await visit(stage, stage.bare.url);
  return {
    "mobile, studio: LCP, ms": studio.lcp,
    "mobile, bare page: LCP, ms": bare.lcp,
    "mobile, LCP over the bare page's, ms": studio.lcp - bare.lcp,
    "mobile, studio: TBT, ms": studio.tbt,
    "mobile, TBT over the bare page's, ms": studio.tbt - bare.tbt,
    "mobile, studio: CLS": studio.cls,
  };
}

async function visit(stage: Stage, address: string): Promise<{ lcp: number; tbt: number; cls: number }> {
  return asVisitor(stage, telephone, async (page) => {
    const session: CDPSession = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", line);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addInitScript(() => {
      const seen: Seen = { lcp: 0, fcp: 0, cls: 0, tasks: [] };
      Object.assign(globalThis, { seen });
      const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
      watch("largest-contentful-paint", ({ startTime }) => {
        seen.lcp = startTime;
      });
      watch("paint", ({ name, startTime }) => {
        if (name === "first-contentful-paint") seen.fcp = startTime;
      });
      watch("layout-shift", (entry) => {
        const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!hadRecentInput) seen.cls += value;
      });
      watch("longtask", ({ startTime, duration }) => seen.tasks.push({ start: startTime, ms: duration }));
    });
    await page.goto(address, { waitUntil: "load" });
    await page.waitForFunction(
      (quietMs) => {
        const { seen } = globalThis as unknown as { seen: Seen };
        const last = seen.tasks.at(-1);
        return performance.now() - (last ? last.start + last.ms : seen.fcp) > quietMs;
      },
      QUIET_MS,
      { polling: 200, timeout: 120_000 },
    );
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    const blocking = seen.tasks
      .filter(({ start }) => start >= seen.fcp)
      .reduce((total, { ms }) => total + Math.max(0, ms - LONG_TASK_MS), 0);
    return { lcp: seen.lcp, tbt: blocking, cls: seen.cls };
  });
}
