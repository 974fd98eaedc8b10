import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { StudioServer } from "../../fixtures/studio-server";
import { measureRequests } from "./measure-requests";
import { measureScreen } from "./measure-screen";
import { median } from "./median";
import { printTable } from "./print-table";

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "10000" },
    runs: { type: "string", default: "5" },
    json: { type: "string" },
  },
});
const edits = Number(values.edits);
const runs = Number(values.runs);

/** The figures that the gallery is held to, beside those that were measured. */
const limits: Partial<Record<string, number>> = {
  "ready, ms": 1_000,
  "nodes, most while scrolling": 3_000,
  "heap after scrolling, MB": 60,
  "keystroke to paint, median ms": 17,
};

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));
const server = await StudioServer.start();
try {
  const seeded = spawnSync(process.execPath, ["scripts/seed.mjs", String(edits)], {
    stdio: "inherit",
    env: { ...process.env, DATA_DIR: server.dataDir },
  });
  if (seeded.status !== 0) throw new Error("The data could not be seeded.");
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--enable-precise-memory-info", "--js-flags=--expose-gc"],
  });
  try {
    const measured: Record<string, number>[] = [];
    for (let run = 0; run < runs; run++) {
      measured.push({ ...(await measureRequests(server.url)), ...(await measureScreen(browser, server.url)) });
      console.log(`run ${run + 1} of ${runs}`);
    }
    const figures = Object.keys(measured[0] ?? {}).map((name) => ({
      name,
      median: median(measured.map((run) => run[name] ?? Number.NaN)),
      runs: measured.map((run) => run[name] ?? Number.NaN),
      limit: limits[name] ?? null,
    }));
    console.log(`\n${edits} edits, median of ${runs} runs, ${cpus().length} cores (${cpus()[0]?.model.trim()})\n`);
    printTable(figures);
    if (values.json) await writeFile(values.json, `${JSON.stringify({ edits, runs, figures }, null, 2)}\n`);
  } finally {
    await browser.close();
  }
} finally {
  await server.end();
}
