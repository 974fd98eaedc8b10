import { readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { StudioServer } from "./fixtures/studio-server";

let servers: StudioServer[] = [];

async function start(environment?: Record<string, string>): Promise<StudioServer> {
  const server = await StudioServer.start(environment);
  servers.push(server);
  return server;
}

// Also after a test that failed half-way: a server outlives its test else.
test.afterEach(async () => {
  for (const server of servers) await server.end();
  servers = [];
});

/** Into the database of a running server, past the product. */
async function openDatabase(dataDir: string): Promise<pg.Client> {
  const read = (name: string) => readFile(path.join(dataDir, "postgres", name), "utf8");
  const port = Number((await read("postmaster.pid")).split("\n")[3]);
  const password = (await read("password")).trim();
  const client = new pg.Client({ host: "127.0.0.1", port, user: "diptych", database: "diptych", password });
  await client.connect();
  return client;
}

test.describe("a start that is refused", () => {
  test("names every wrong variable, without a stack", async () => {
    const wrong = { ROLE: "boss", MAX_UPLOAD_MB: "lots", HOST: "0.0.0.0", DIPTYCH_PASSWORD: "" };
    const said = await StudioServer.start(wrong).then(() => "It started.", String);
    for (const part of ["exit code 1", "ROLE must be", "MAX_UPLOAD_MB must be", "Set DIPTYCH_PASSWORD"]) {
      expect(said).toContain(part);
    }
    expect(said).not.toMatch(/\n\s+at /);
  });

  test("says that the port is taken", async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(StudioServer.start({}, port)).rejects.toThrow(/exit code 1[\s\S]*is taken/);
    other.close();
  });

  test("leaves the data of another PostgreSQL alone", async () => {
    const server = await start();
    await server.stop();
    await writeFile(path.join(server.dataDir, "postgres", "PG_VERSION"), "15\n");
    await expect(server.start()).rejects.toThrow(/made by PostgreSQL 15[\s\S]*Nothing in it was changed/);
  });

  test("leaves the data of a newer Diptych alone", async () => {
    const server = await start();
    const client = await openDatabase(server.dataDir);
    await client.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)",
    );
    await client.end();
    await server.stop();
    await expect(server.start()).rejects.toThrow(/used by a newer version of Diptych/);
  });
});
