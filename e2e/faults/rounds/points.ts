import { watch } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { EDIT_CHANNEL } from "../../../lib/server/db/edit-channel";
import type { SwitchRequest } from "../../emulators/core/switches";
import type { GateName } from "../gates";
import type { Stage } from "../round";
import { until } from "../until";

/** How an output ends whose process died there. */
type End = "succeeded" | "failed" | "unconfirmed";

/**
 * A moment between two states of the journey. `reach` brings an output there: it resolves when the product stands there and can go no
 * further (or, where nothing can hold it, has just passed).
 */
export type Point = {
  name: string;
  /** What the emulator does with the one call. */
  switches?: SwitchRequest;
  /** What makes the call last: until its process is dead, or a while where it has to come to its end. */
  slow?: "latencyMs" | "bodyMs";
  reach(stage: Stage): Promise<void>;
  /** Shuts what will hold it, before the order is sent. */
  prepare?(stage: Stage): Promise<void>;
  /** When a process dies. */
  whenKilled: End;
  /** When the database dies under a living process. */
  whenDatabaseKilled: End;
  /** An order before it has its source prepared, so that this one is begun in the transaction that accepts it. */
  isAtOnce?: boolean;
  /** The order is not accepted before this point. */
  isBeforeAnswer?: boolean;
  /** It died between the claim and the call. */
  isWithoutCall?: boolean;
};

export const PROVIDER = "modelverse";

function atGate(
  name: string,
  gate: GateName,
  rest: Partial<Point> & Pick<Point, "whenKilled"> = { whenKilled: "succeeded" },
): Point {
  return {
    name,
    whenDatabaseKilled: "succeeded",
    ...rest,
    prepare: ({ installation }) => installation.gates.shut(gate),
    reach: ({ installation }) => installation.gates.reached(gate),
  };
}

/** It cannot be held there: the news of the commit is the moment. */
function committed(name: string, rest: Pick<Point, "isAtOnce"> = {}): Point {
  return {
    name,
    isBeforeAnswer: true,
    whenKilled: "unconfirmed",
    whenDatabaseKilled: "succeeded",
    ...rest,
    async reach({ installation, orders }) {
      const client = await installation.database.connect();
      const isOfEarlier = (editId: string) => orders.all.some((order) => order.editId === editId);
      const told = new Promise<void>((resolve) => {
        client.on("notification", ({ payload = "" }) => isOfEarlier(JSON.parse(payload).editId) || resolve());
      });
      await client.query(`listen ${EDIT_CHANNEL}`);
      await told;
      void client.end().catch(() => undefined);
    },
  };
}

function atDoor(name: string, rest: Pick<Point, "isAtOnce"> = {}): Point {
  return {
    name,
    whenKilled: "unconfirmed",
    whenDatabaseKilled: "succeeded",
    isWithoutCall: true,
    ...rest,
    prepare: async ({ emulator }) => emulator(PROVIDER).door.shut(),
    reach: ({ emulator }) =>
      until("a call stands at the door", () => emulator(PROVIDER).door.waiting() > 0).then(() => undefined),
  };
}

/** The emulator has the call and has not answered. */
async function callArrived({ emulator }: Stage): Promise<void> {
  await until("the call has arrived", () =>
    emulator(PROVIDER)
      .calls()
      .some(({ charged }) => charged > 0),
  );
}

async function fetchArrived({ emulator }: Stage): Promise<void> {
  await until("the result is being fetched", () => emulator(PROVIDER).downloads().length > 0);
}

const link: SwitchRequest = { form: "url" };
const bytes: SwitchRequest = { form: "data_b64" };

export const points: readonly Point[] = [
  atGate("the edit is written, not committed", "record", { whenKilled: "succeeded", isBeforeAnswer: true }),
  committed("the edit is committed, not answered"),
  committed("the edit begun at once is committed, not answered", { isAtOnce: true }),
  atGate("the job is taken, the claim not committed", "claim"),
  {
    ...atGate("the edit is accepted and claimed, not committed", "taken", {
      whenKilled: "succeeded",
      isAtOnce: true,
      isBeforeAnswer: true,
    }),
    async reach({ installation: { database, gates } }) {
      await gates.reached("taken");
      const waiting = await database.query("select 1 from outputs where status in ('queued', 'submitting')");
      if (waiting.length > 0) throw new Error("It was committed before its job was taken: it was not begun at once.");
    },
  },
  atDoor("the claim is committed, the call not there"),
  atDoor("the edit begun at once is committed, the call not there", { isAtOnce: true }),
  {
    name: "the call is sent, not answered",
    slow: "latencyMs",
    whenKilled: "unconfirmed",
    whenDatabaseKilled: "succeeded",
    reach: callArrived,
  },
  {
    name: "the answer is on its way",
    switches: { transport: "slow_body", ...bytes },
    slow: "bodyMs",
    whenKilled: "unconfirmed",
    whenDatabaseKilled: "succeeded",
    reach: callArrived,
  },
  atGate("the answer with a link has arrived, not written", "saving", { switches: link, whenKilled: "succeeded" }),
  atGate("the answer with bytes has arrived, not written", "saving", { switches: bytes, whenKilled: "succeeded" }),
  atGate("a refusal has arrived, not written", "failure", {
    switches: { error: "invalid_messages" },
    whenKilled: "unconfirmed",
    whenDatabaseKilled: "failed",
  }),
  atGate("the next attempt is planned, not committed", "retry", {
    switches: { error: "rate_limit" },
    whenKilled: "unconfirmed",
  }),
  {
    name: "saving is committed, the result not fetched",
    switches: { ...link, link: "slow", linkTimes: 1 },
    slow: "bodyMs",
    whenKilled: "succeeded",
    whenDatabaseKilled: "succeeded",
    // The fetch begins before the commit.
    async reach(stage) {
      await fetchArrived(stage);
      const { database } = stage.installation;
      await until("saving is committed", async () => {
        const saving = await database.query("select from outputs where status = 'saving'");
        return saving.length > 0;
      });
    },
  },
  {
    name: "the first picture is being stored",
    switches: link,
    whenKilled: "succeeded",
    whenDatabaseKilled: "succeeded",
    // It cannot be held there: the first part of a file is the moment.
    async reach({ installation }) {
      const folder = path.join(installation.dataDir, "pictures", "parts");
      await mkdir(folder, { recursive: true });
      const watcher = watch(folder);
      await new Promise<void>((resolve) => watcher.once("change", () => resolve()));
      watcher.close();
    },
  },
  atGate("the pictures are stored, their row not written (link)", "image", { switches: link, whenKilled: "succeeded" }),
  atGate("the pictures are stored, their row not written (bytes)", "image", {
    switches: bytes,
    whenKilled: "succeeded",
  }),
  atGate("the row is written, the output not ended (link)", "success", { switches: link, whenKilled: "succeeded" }),
  atGate("the row is written, the output not ended (bytes)", "success", { switches: bytes, whenKilled: "succeeded" }),
  atGate("the output is ended, its job not done", "jobDone"),
];
