import { settled } from "../outcome";
import { type Aftermath, nothingInDoubt, type Round, type Stage } from "../round";
import { type Point, PROVIDER } from "./points";

/** Who dies at the point. `takeover`: one of two workers, the other goes on without a new start. */
export type Victim = "app" | "worker" | "takeover" | "database" | "everything";

const FIRST_ENDS_WITHIN_MS = 20_000;

/** Brings one output to a point between two states and kills somebody there. */
export function atPoint(point: Point, victim: Victim): Round {
  return {
    name: `${victim}: ${point.name}`,
    layout: victim === "worker" || victim === "takeover" ? { web: 1, worker: 1 } : { all: 1 },
    act: (stage) => killAt(stage, point, victim),
  };
}

/** Where an order is being recorded, or sent at once, the process that does it is the web's. */
export function victimsOf({ isBeforeAnswer, isAtOnce }: Point): Victim[] {
  return isBeforeAnswer || isAtOnce
    ? ["app", "database", "everything"]
    : ["app", "worker", "takeover", "database", "everything"];
}

async function killAt(stage: Stage, point: Point, victim: Victim): Promise<Aftermath> {
  const { orders, emulator, installation } = stage;
  if (point.isAtOnce) {
    const first = orders.make(PROVIDER);
    await orders.send(first);
    await settled(installation, [first], FIRST_ENDS_WITHIN_MS);
  }
  const lasting = point.slow ? { [point.slow]: victim === "database" ? 2_000 : 60_000 } : {};
  emulator(PROVIDER).switch({ ...point.switches, ...lasting, times: 1 });
  await point.prepare?.(stage);
  const reached = point.reach(stage);
  const order = orders.make(PROVIDER);
  const sending = orders.send(order);
  await reached;
  if (!point.isBeforeAnswer) await sending;
  const struck = await strike(stage, victim);
  await sending;
  await orders.sendRest();
  // What was not accepted before can only begin now.
  const since = point.isBeforeAnswer ? Date.now() : struck;
  const processDied = victim !== "database";
  return {
    allowed: processDied ? { interrupted: true, withoutCall: mayLackCall(point) } : nothingInDoubt,
    since,
    underWay: null,
    ends: endsOf(point, processDied),
  };
}

function mayLackCall({ isWithoutCall, isBeforeAnswer }: Point): boolean {
  return isWithoutCall === true || isBeforeAnswer === true;
}

/** What cannot be held may have gone a little further, or not so far. */
function endsOf({ whenKilled, whenDatabaseKilled, ...point }: Point, processDied: boolean): string[] {
  const others = point.isAtOnce || (processDied && point.isBeforeAnswer) ? ["succeeded"] : [];
  return [processDied ? whenKilled : whenDatabaseKilled, ...others];
}

/** Kills, lets go of what was held, and starts what is needed again. When that was there. */
async function strike({ installation, random, emulator }: Stage, victim: Victim): Promise<number> {
  const { database, gates } = installation;
  const { door } = emulator(PROVIDER);
  const [worker] = installation.workers;
  if (!worker) throw new Error("Nobody works.");
  if (victim === "takeover") await installation.start("worker");
  let since = Date.now();
  if (victim === "database" || victim === "everything") await database.kill();
  if (victim !== "database") await worker.kill();
  // What the dead had told the database may still be done, or go with them.
  await gates.open({ dropWaiting: victim !== "database" && random.oneOf([true, false]) });
  if (victim === "database") door.open();
  else door.turnAway();
  if (victim === "app" || victim === "worker" || victim === "everything") {
    await installation.start(worker.role);
    since = Date.now();
  }
  return since;
}
