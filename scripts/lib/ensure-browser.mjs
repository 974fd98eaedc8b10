import { existsSync } from "node:fs";
import { run, runModule } from "./run.mjs";

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** Gets a Chromium for Playwright where none is: Debian's own as root, else Playwright's. The tests themselves say when it failed. */
export async function ensureBrowser() {
  if (systemBrowsers.some((file) => existsSync(file))) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-qq"], { quiet: true, env });
    const { code } = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      quiet: true,
      env,
    });
    if (code === 0 && systemBrowsers.some((file) => existsSync(file))) return;
  }
  const { code, output } = await runModule("@playwright/test/cli.js", ["install", "chromium"], { quiet: true });
  if (code !== 0) console.error(output);
}
