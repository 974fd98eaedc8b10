import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { StudioServer } from "../../fixtures/studio-server";
import { median } from "../gallery/median";
import { printTable } from "../gallery/print-table";
import { measureMemory } from "./measure-memory";
import { measureMoves } from "./measure-moves";
import { preparePair, prepareVersions } from "./prepare-pictures";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    /** How many large versions are looked at one after another; 0 leaves the memory out. */
    versions: { type: "string", default: "50" },
    /** More than there are versions: round and round. */
    looks: { type: "string" },
    json: { type: "string" },
  },
});
const runs = Number(values.runs);
const versions = Number(values.versions);
const looks = Number(values.looks ?? versions);

/** What a figure is held to, by the end of its name. */
const limits: Record<string, number> = { "late frames, %": 10, "longest task, ms": 50 };
const limitOf = (name: string) =>
  name.startsWith("an empty page") ? null : (Object.entries(limits).find(([end]) => name.endsWith(end))?.[1] ?? null);

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));
// Without a graphics card: what is measured is the worst that a person may have.
const launch = () => chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const server = await StudioServer.start();
try {
  const browser = await launch();
  try {
    const measured: Record<string, number>[] = [];
    const pair = await preparePair(server.url);
    for (let run = 0; run < runs; run++) {
      measured.push({ ...(await measureMoves(browser, server.url, pair)), "load average": loadavg()[0] ?? 0 });
      console.log(`run ${run + 1} of ${runs}`);
    }
    if (versions > 0) {
      const prepared = await prepareVersions(server.url, versions);
      for (const modeKey of ["1", "4"] as const) {
        // A browser that was told that memory is short keeps to it.
        const fresh = await launch();
        try {
          measured.push(await measureMemory(fresh, server.url, modeKey, prepared, looks));
        } finally {
          await fresh.close();
        }
      }
    }
    const names = [...new Set(measured.flatMap((run) => Object.keys(run)))];
    const figures = names.map((name) => {
      const each = measured.flatMap((run) => run[name] ?? []);
      return { name, median: median(each), runs: each, limit: limitOf(name) };
    });
    console.log(`\nmedian of ${runs} runs, ${cpus().length} cores (${cpus()[0]?.model.trim()}), no graphics card\n`);
    printTable(figures);
    if (values.json) await writeFile(values.json, `${JSON.stringify({ runs, versions, figures }, null, 2)}\n`);
  } finally {
    await browser.close();
  }
} finally {
  await server.end();
}
