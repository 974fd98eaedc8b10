import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createLog } from "@/lib/server/log";
import { createGraphileQueue } from "./graphile-queue";
import { startWorkerPool } from "./worker-pool";

it("tells of a failed job without the values of its query", async () => {
  const database = await openTestDatabase();
  const lines: string[] = [];
  let tell: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const write = (line: string) => {
    lines.push(line);
    if (line.includes("Failed task")) tell();
  };
  const workers = await startWorkerPool({
    pool: database.pool,
    tasks: {
      async "run-output"() {
        await database.db.execute(sql`select ${"a secret prompt\n    in two lines"} from nowhere`);
      },
      "measure-output": async () => undefined,
    },
    // More than there are connections.
    lanes: { one: 100 },
    graceMs: 100,
    log: createLog("debug", { write }),
  });
  const payload = { outputId: "one", attempt: 1 };
  await database.db.transaction((tx) => createGraphileQueue().enqueue(tx, "run-output", payload, { lane: "one" }));
  await told;
  await workers.stop();
  await database.close();
  expect(lines.join("")).toContain("nowhere");
  const byLevel = (level: string) => lines.filter((line) => line.includes(`"level":"${level}"`)).join("");
  expect(byLevel("debug")).toContain("maxPoolSize");
  expect(byLevel("warn")).not.toContain("maxPoolSize");
  expect(lines.filter((line) => /secret prompt|in two lines/.test(line))).toEqual([]);
});
