import { createHash } from "node:crypto";
import type { Failure } from "../../lib/domain/failure";
import type { Call } from "../emulators/core/call";
import { markOf, readMark } from "../emulators/core/mark";
import type { Installation } from "./installation";
import type { Order } from "./orders";
import { isPendingRecord, type OutputRecord } from "./outcome";
import { until } from "./until";

/** A dead worker is missed after a second, after an outage three. */
const WHOLE_WITHIN_MS = 10_000;

/** Which uncertainty a round may leave behind. */
export type Allowed = {
  /** A process died or stopped, so that a call under way may have no known end. */
  interrupted: boolean;
  /** It may have died between the claim and the call: nobody can tell that from a call. */
  withoutCall: boolean;
};

/** The faults found, in words; each of them fails the suite. */
export type Findings = {
  lost: string[];
  doubled: string[];
  stuck: string[];
  wrong: string[];
  unconfirmedWithoutCall: number;
};

/** Holds the rows and the store against the emulators' logs. */
export async function audit(
  installation: Installation,
  orders: readonly Order[],
  outputs: readonly OutputRecord[],
  allowed: Allowed,
): Promise<Findings> {
  const findings: Findings = { lost: [], doubled: [], stuck: [], wrong: [], unconfirmedWithoutCall: 0 };
  const calls = installation.emulators.emulators.flatMap((emulator) => emulator.calls());
  for (const order of orders) {
    const own = outputs.filter(({ key }) => key === order.key);
    if (own.length !== order.outputs) findings.lost.push(`${order.prompt}: ${own.length} outputs of ${order.outputs}`);
    const ofOrder = calls.filter((call) => call.kind === "edit" && promptOf(call) === order.prompt);
    for (const output of own) {
      const ofOutput = order.outputs > 1 ? ofOrder.filter(({ seed }) => seed === output.seed) : ofOrder;
      await auditOutput(installation, order, output, ofOutput, allowed, findings);
    }
  }
  await findTwins(installation, orders, findings);
  await findRest(installation, findings);
  return findings;
}

async function auditOutput(
  installation: Installation,
  order: Order,
  output: OutputRecord,
  calls: readonly Call[],
  allowed: Allowed,
  findings: Findings,
): Promise<void> {
  const { lost, doubled, stuck, wrong } = findings;
  const name = `${order.prompt} (${output.status}${output.failure ? `, ${output.failure.code}` : ""})`;
  const ran = calls.filter(({ charged }) => charged > 0);
  if (ran.length > 1) doubled.push(`${name}: ${ran.length} calls ran`);
  if (calls.length > output.attempt) doubled.push(`${name}: ${calls.length} calls in ${output.attempt} attempts`);
  if (isPendingRecord(output)) return void stuck.push(name);
  switch (output.status) {
    case "succeeded": {
      const problem = order.provider === "builtin" ? null : await pictureProblem(installation, order, output, ran);
      if (problem) lost.push(`${name}: ${problem}`);
      return;
    }
    case "failed":
      if (ran.some(isIntact)) lost.push(`${name}: its call was answered`);
      else if (!calls.some(isSpoiled)) wrong.push(`${name}: no provider did it any harm`);
      else if (ran.length > 0 && !output.failure?.mayHaveBeenCharged) wrong.push(`${name}: it may have been charged`);
      return;
    case "unconfirmed":
      return auditUnconfirmed(name, output, calls, allowed, findings);
    default:
      if (!order.isCanceled) wrong.push(`${name}: nobody canceled it`);
  }
}

function auditUnconfirmed(
  name: string,
  { failure }: OutputRecord,
  calls: readonly Call[],
  allowed: Allowed,
  findings: Findings,
): void {
  if (!failure) return void findings.wrong.push(`${name}: without a reason`);
  if (calls.some((call) => isAmbiguous(call, failure.code))) return;
  if (failure.code !== "interrupted" || !allowed.interrupted) {
    findings.wrong.push(`${name}: no call of it is in doubt`);
  } else if (calls.length === 0) {
    findings.unconfirmedWithoutCall += 1;
    if (!allowed.withoutCall) findings.wrong.push(`${name}: there was no call`);
  }
}

async function pictureProblem(
  installation: Installation,
  { prompt }: Order,
  { imageId, sha256 }: OutputRecord,
  ran: readonly Call[],
): Promise<string | null> {
  if (!imageId || !sha256) return "without an image";
  const original = await installation.readPicture(imageId, "original").catch(() => null);
  if (!original) return "its picture is not in the store";
  if (createHash("sha256").update(original).digest("hex") !== sha256) return "its picture is not what its row says";
  const [call] = ran.filter(({ results }) => results[0]?.sha256 === sha256);
  if (!call) return "its picture is none that was sent";
  const mark = markOf({ prompt, seed: call.seed ?? -1 });
  if (JSON.stringify(await readMark(original)) !== JSON.stringify(mark)) return "its picture has another's mark";
  for (const form of ["display", "thumb"] as const) {
    // The display form comes after the news; where its worker was killed, with the next one that has the job.
    const isReadable = async () => (await readMark(await installation.readPicture(imageId, form))) !== null;
    if (!(await until(`${form} of ${imageId}`, isReadable, WHOLE_WITHIN_MS).catch(() => false))) {
      return `its ${form} cannot be read`;
    }
  }
  return null;
}

/** One key or one intent that became two edits. */
async function findTwins({ database }: Installation, orders: readonly Order[], { doubled }: Findings): Promise<void> {
  const twins = await database.query<{ prompt: string }>(
    `select recipe ->> 'prompt' as prompt from edits where recipe ->> 'prompt' = any($1) group by 1 having count(*) > 1`,
    [orders.map(({ prompt }) => prompt)],
  );
  for (const { prompt } of twins) doubled.push(`${prompt}: two edits`);
}

/** What no row and no edit knows of, and jobs that nobody does. */
async function findRest(installation: Installation, { wrong, stuck }: Findings): Promise<void> {
  const { database } = installation;
  const stored = await installation.storedImageIds();
  const rows = await database.query<{ id: string; used: boolean }>(
    `select id, kind = 'upload' or exists (select from outputs where image_id = images.id) as used from images`,
  );
  const known = new Set(rows.map(({ id }) => id));
  const withoutRow = stored.filter((id) => !known.has(id));
  const withoutOutput = rows.filter(({ used }) => !used).map(({ id }) => id);
  // Each is told once, by the round that left it.
  const isNew = (id: string) => !installation.leftBehind.has(id);
  for (const id of withoutRow.filter(isNew)) wrong.push(`the pictures of ${id} have no row`);
  for (const id of withoutOutput.filter(isNew)) wrong.push(`the image ${id} belongs to no output`);
  for (const id of [...withoutRow, ...withoutOutput]) installation.leftBehind.add(id);
  const idle = await database.query<{ key: string }>(
    `select key from graphile_worker._private_jobs
     where task_id = (select id from graphile_worker._private_tasks where identifier = 'run-output')
       and locked_by is null and run_at < now() - interval '15 seconds'`,
  );
  for (const { key } of idle) stuck.push(`the job ${key}`);
}

function promptOf({ fields }: Call): unknown {
  return fields.find(({ name }) => name === "prompt")?.value;
}

const whole = ["url", "raw_b64", "data_b64", "both", "url_empty_b64", "b64_empty_url", "url_null_b64", "b64_null_url"];

const harmless = [
  "containing",
  "pictures",
  "latencyMs",
  "resultSize",
  "resultBytes",
  "bodyMs",
  "linkTimes",
  "retryAfter",
  "envelope",
];

function isSpoiled({ switches }: Call): boolean {
  return Object.keys(switches).some((name) => !harmless.includes(name));
}

/** The answer left the emulator whole, with a picture that can be had: it must be in the store in the end. */
function isIntact({ ended, status, switches }: Call): boolean {
  if (ended !== "answered" || status !== 200) return false;
  return Object.entries(switches).every(([name, value]) => {
    if (harmless.includes(name)) return true;
    if (name === "form") return whole.includes(String(value));
    if (name === "link")
      return ["ok", "slow", "redirect", "wrong_type"].includes(String(value)) || switches.linkTimes === 1;
    return name === "transport" && value === "slow_body";
  });
}

/** The emulator itself left the other side in doubt. */
function isAmbiguous({ switches, ended, charged }: Call, code: Failure["code"]): boolean {
  if (ended === "reset") return true;
  if (ended === "client_gone") return code === "timed_out";
  return switches.error !== undefined && charged > 0;
}
