import { isPendingRecord, readOutputs } from "../outcome";
import type { Aftermath, Round, Stage } from "../round";
import { until } from "../until";

/** SIGTERM while calls are under way and more are queued. `patient`: the calls end within the grace. */
export function stopped(role: "all" | "worker", isPatient: boolean): Round {
  return {
    name: `SIGTERM to ${role === "all" ? "the app" : "the worker"}, calls ${isPatient ? "end within the grace" : "outlast the grace"}`,
    layout: role === "all" ? { all: 1 } : { web: 1, worker: 1 },
    act: (stage) => stop(stage, role, isPatient),
  };
}

// Three places, so that the others queue.
const PROVIDER = "dmxapi";
const PLACES = 3;

async function stop(stage: Stage, role: "all" | "worker", isPatient: boolean): Promise<Aftermath> {
  const { installation, orders, emulator } = stage;
  const service = emulator(PROVIDER);
  service.switch({ resultSize: "96x64" });
  service.switch({ latencyMs: isPatient ? 2500 : 4800, times: PLACES });
  const made = Array.from({ length: 9 }, () => orders.make(PROVIDER));
  for (const order of made) await orders.send(order);
  await until("calls are under way", () => service.calls().filter(({ charged }) => charged > 0).length >= PLACES);
  if (!isPatient) service.switch({ latencyMs: 0 });
  const before = await readOutputs(installation, made);
  const [target] = installation.workers;
  if (!target) throw new Error("Nobody works.");
  const { code, tookMs } = await target.terminate();
  const wrong: string[] = [];
  if (code !== 0) wrong.push(`the exit code was ${code}:\n${target.output}`);
  if (tookMs > installation.stopLimitMs) wrong.push(`the stop took ${tookMs} ms`);
  if (role === "all") {
    const living = await installation.livingProcesses();
    if (living.length > 0) wrong.push(`processes were left: ${living.join("; ")}`);
  }
  await installation.start(role);
  const underWay = before.filter((output) => isPendingRecord(output) && output.status !== "queued").map(({ id }) => id);
  const ends = isPatient ? ["succeeded"] : ["succeeded", "unconfirmed"];
  return { allowed: { interrupted: !isPatient, withoutCall: false }, since: Date.now(), underWay, ends, wrong };
}
