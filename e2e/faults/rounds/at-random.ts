import { setTimeout as sleep } from "node:timers/promises";
import { hosted } from "../orders";
import { isPendingRecord, readOutputs } from "../outcome";
import { type Aftermath, nothingInDoubt, type Round, type Stage } from "../round";

export type RandomVictim = "app" | "worker" | "takeover" | "web" | "database" | "everything";

/** Kills somebody at any moment of a busy time. */
export function atRandom(victim: RandomVictim): Round {
  return {
    name: `${victim} at any moment`,
    layout:
      victim === "takeover"
        ? { web: 1, worker: 2 }
        : victim === "worker" || victim === "web"
          ? { web: 1, worker: 1 }
          : { all: 1 },
    act: (stage) => killAnyTime(stage, victim),
  };
}

async function killAnyTime(stage: Stage, victim: RandomVictim): Promise<Aftermath> {
  const { orders, random } = stage;
  for (const name of ["modelverse", "dmxapi", "vllm-omni", "openai"]) {
    stage.emulator(name).switch({ latencyMs: random.whole(0, 600), resultSize: "96x64" });
  }
  const made = Array.from({ length: random.whole(8, 16) }, () => orders.make(random.oneOf([...hosted, "builtin"]), 1));
  made.push(orders.make("modelverse", 4));
  const sending = made.map(async (order) => {
    await sleep(random.whole(0, 500));
    await orders.send(order);
  });
  await sleep(random.whole(50, 1800));
  const { since, underWay } = await strike(stage, victim);
  await Promise.all(sending);
  await orders.sendRest();
  const workDied = victim !== "database" && victim !== "web";
  return { allowed: workDied ? { interrupted: true, withoutCall: true } : nothingInDoubt, since, underWay };
}

async function strike(
  { installation, orders }: Stage,
  victim: RandomVictim,
): Promise<{ since: number; underWay: string[] }> {
  const { database } = installation;
  const target = victim === "web" ? installation.door : installation.workers[0];
  if (!target) throw new Error("Nobody is there to be killed.");
  let since = Date.now();
  if (victim === "database" || victim === "everything") await database.kill();
  if (victim !== "database") await target.kill();
  const look = readOutputs(installation, orders.all);
  if (victim === "app" || victim === "worker" || victim === "web" || victim === "everything") {
    await installation.start(target.role);
    since = Date.now();
  }
  const begun = (await look).filter((output) => isPendingRecord(output) && output.status !== "queued");
  return { since, underWay: begun.map(({ id }) => id) };
}
