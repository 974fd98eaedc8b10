import { setTimeout as sleep } from "node:timers/promises";
import { hosted } from "../orders";
import { isPendingRecord, readOutputs } from "../outcome";
import { nothingInDoubt, type Round } from "../round";
import { until } from "../until";

/** So many edits pressed at the same moment. */
export function manyAtOnce(count: number): Round {
  return {
    name: `${count} edits at once`,
    layout: { all: 1 },
    async act({ installation, orders, random, emulator }) {
      for (const name of ["modelverse", "dmxapi", "vllm-omni", "openai"])
        emulator(name).switch({ resultSize: "96x64" });
      const made = Array.from({ length: count }, () => orders.make(random.oneOf(hosted)));
      await Promise.all(made.map((order) => orders.send(order)));
      await orders.sendRest();
      await until("they are done", async () => !(await readOutputs(installation, made)).some(isPendingRecord), 300_000);
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], ends: ["succeeded"] };
    },
  };
}

/** So many large results that arrive at the same time. */
export function largeResults(count: number, bytes: number): Round {
  return {
    name: `${count} results of ${Math.round(bytes / 1e6)} MB at the same time`,
    layout: { all: 1 },
    async act({ installation, orders, random, emulator }) {
      emulator("modelverse").switch({
        resultBytes: bytes,
        resultSize: "1024x768",
        // All answers are held until all calls are there.
        latencyMs: 4000,
        form: random.oneOf(["url", "data_b64"]),
      });
      const made = Array.from({ length: count }, () => orders.make("modelverse"));
      await Promise.all(made.map((order) => orders.send(order)));
      await until("they are done", async () => !(await readOutputs(installation, made)).some(isPendingRecord), 300_000);
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], ends: ["succeeded"] };
    },
  };
}

/** The database dies again and again while there is much to do. */
export function databaseUnderLoad(count: number, kills: number): Round {
  return {
    name: `database killed ${kills} times under ${count} edits`,
    layout: { all: 1 },
    async act({ installation, orders, random, emulator }) {
      for (const name of ["modelverse", "dmxapi", "vllm-omni", "openai"]) {
        emulator(name).switch({ latencyMs: random.whole(0, 200), resultSize: "96x64" });
      }
      const made = Array.from({ length: count }, () => orders.make(random.oneOf(hosted)));
      const sending = Promise.all(made.map((order) => orders.send(order)));
      for (let kill = 0; kill < kills; kill++) {
        await sleep(random.whole(400, 1500));
        await installation.database.kill();
        await until("the database is back", async () => (await installation.database.query("select 1")).length > 0);
      }
      await sending;
      await orders.sendRest();
      await until("they are done", async () => !(await readOutputs(installation, made)).some(isPendingRecord), 300_000);
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], ends: ["succeeded"] };
    },
  };
}
