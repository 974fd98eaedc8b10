import { writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { median } from "../gallery/median";
import { printTable } from "../gallery/print-table";
import { limits } from "./limits";
import { measureBusyEdit, measureEdit, measureSquareEdit } from "./measure-edit";
import { measureSharedLoad, measureStudioLoad } from "./measure-load";
import { measureMemory } from "./measure-memory";
import { measureMobile } from "./measure-mobile";
import { measureRate } from "./measure-rate";
import { measureStart } from "./measure-start";
import { measureUpload } from "./measure-upload";
import { setStage } from "./stage";
import { untilAtRest } from "./until-at-rest";

const rows = {
  studio: measureStudioLoad,
  shared: measureSharedLoad,
  mobile: measureMobile,
  "edit-1.5mb": (stage) => measureEdit(stage, "1.5 MB"),
  "edit-square": measureSquareEdit,
  "edit-8mb": (stage) => measureEdit(stage, "8 MB"),
  upload: measureUpload,
  start: measureStart,
  rate: measureRate,
  "edit-busy": measureBusyEdit,
  memory: measureMemory,
} satisfies Record<string, (stage: Awaited<ReturnType<typeof setStage>>) => Promise<Record<string, number>>>;

type RowName = keyof typeof rows;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: process.env.ROUNDS ?? "5" }, json: { type: "string" } },
});
const isRow = (name: string): name is RowName => Object.hasOwn(rows, name);
const unknown = positionals.filter((name) => !isRow(name));
if (unknown.length > 0) {
  console.error(`No row is called ${unknown.join(", ")}. There are: ${Object.keys(rows).join(", ")}.`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals.filter(isRow) : (Object.keys(rows) as RowName[]);
const rounds = Number(values.rounds);

const loadBefore = loadavg()[0] ?? 0;
const stage = await setStage();
// Told to end, it ends what it started; the measuring breaks off meanwhile.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => void stage.end().finally(() => process.exit(1)));
}
const measured = new Map<string, number[]>();
const failed: string[] = [];
try {
  // A whole round of all rows before the next: what the machine does beside them meets all of them alike. What a row leaves to be done is not the next one's.
  for (let round = 1; round <= rounds; round++) {
    for (const name of chosen) {
      await untilAtRest(stage.studio.server);
      // Switches add to those that were set before: a delay, a size of results.
      stage.studio.emulator("modelverse").reset();
      try {
        for (const [figure, value] of Object.entries(await rows[name](stage))) {
          measured.set(figure, [...(measured.get(figure) ?? []), value]);
        }
      } catch (error) {
        failed.push(name);
        console.error(`${name}, round ${round}: ${error instanceof Error ? error.message : error}`);
      }
    }
    console.error(`round ${round} of ${rounds}`);
  }
} finally {
  await stage.end();
}
const figures = [...measured].map(([name, runs]) => ({
  name,
  median: median(runs),
  runs,
  limit: limits[name] ?? null,
}));
const machine = { cores: cpus().length, model: cpus()[0]?.model.trim(), loadBefore, loadAfter: loadavg()[0] };
console.log(
  `\nMedian of ${rounds} rounds, ${machine.cores} cores (${machine.model}), load ${loadBefore.toFixed(1)} before, ${machine.loadAfter?.toFixed(1)} after\n`,
);
printTable(figures);
if (failed.length > 0) console.log(`\nNot measured in every round: ${[...new Set(failed)].join(", ")}.`);
const report = { rounds, machine, figures, failed };
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
else console.log(`\n${JSON.stringify(report)}`);
