import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createLog } from "@/lib/server/log";
import { createPool } from "./create-pool";
import { openTestDatabase } from "./test-database";
import { waitForDatabase } from "./wait-for-database";

const pools: ReturnType<typeof createPool>[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.end();
});

function poolFor(connectionString: string) {
  const pool = createPool({ connectionString }, createLog("silent"));
  pools.push(pool);
  return pool;
}

async function closedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

describe("waiting for a database of one's own", () => {
  it("says what is wrong with the address, and never the address", async () => {
    const database = await openTestDatabase();
    const cases = [
      [database.url.replace(/:[^:@]*@/, ":hunter2@"), "does not accept this password"],
      [`${database.url}_elsewhere`, "there is no such database"],
      [`postgres://me:hunter2@127.0.0.1:${await closedPort()}/diptych`, "nothing listens there"],
    ] as const;
    for (const [url, sentence] of cases) {
      const failure = await waitForDatabase(poolFor(url), 0).catch((error: Error) => error);
      expect(failure).toMatchObject({ name: "ConfigurationError", message: expect.stringContaining(sentence) });
      expect(String(failure)).not.toContain("hunter2");
    }
    await database.close();
  });

  it("goes on as soon as the server is there", async () => {
    const database = await openTestDatabase();
    const { port: realPort } = new URL(database.url);
    const port = await closedPort();
    const waiting = waitForDatabase(poolFor(database.url.replace(realPort, String(port))), 20_000);
    const { connect } = await import("node:net");
    const door = createServer((socket) => {
      const server = connect(Number(realPort), "127.0.0.1");
      for (const [from, to] of [
        [socket, server],
        [server, socket],
      ] as const)
        from.on("error", () => to.destroy()).pipe(to);
    });
    await new Promise<void>((resolve) => door.listen(port, "127.0.0.1", resolve));
    await expect(waiting).resolves.toBeUndefined();
    door.close();
    await database.close();
  });
});
