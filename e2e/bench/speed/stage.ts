import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { EmulatedStudio } from "../../fixtures/emulated-studio";
import { freePort } from "../../fixtures/studio-server";
import { type BarePage, startBarePage } from "./bare-page";

/** What the rows are measured on; all of it runs from the first measurement to the last. */
export type Stage = {
  studio: EmulatedStudio;
  /** A page of the same framework that does the least possible. */
  bare: BarePage;
  browser: Browser;
  metricsUrl: string;
  end: () => Promise<void>;
};

export async function setStage(): Promise<Stage> {
  const bare = await startBarePage();
  const metricsPort = await freePort();
  const studio = await EmulatedStudio.start({
    METRICS_PORT: String(metricsPort),
    // What is measured is the app, not the line that its owner set.
    MODELVERSE_CONCURRENCY: "30",
  });
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  let ending: Promise<unknown> | undefined;
  return {
    studio,
    bare,
    browser,
    metricsUrl: `http://127.0.0.1:${metricsPort}/api/metrics`,
    async end() {
      ending ??= browser.close().then(() => Promise.all([studio.end(), bare.end()]));
      await ending;
    },
  };
}

/** A visitor who has never been here. What runs in the page was compiled for Node, with a helper that keeps the names of functions. */
export async function asVisitor<Result>(
  { browser }: Stage,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 }, ...options });
  try {
    await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}
