import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { StudioServer } from "./fixtures/studio-server";

/** Command lines of running processes that mention `word`. */
async function processesWith(word: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
  return lines.map((line) => line.replaceAll("\0", " ")).filter((line) => line.includes(word));
}

test.describe("stopping", () => {
  test.skip(process.platform !== "linux", "looks into /proc");

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    test(`${signal} ends everything cleanly, an open event stream too`, async () => {
      const server = await StudioServer.start();
      const stream = await fetch(`${server.url}/api/events`);
      expect(stream.status).toBe(200);
      const read = stream.text();

      expect(await server.stop(signal)).toBe(0);
      await read;
      expect(await processesWith(server.dataDir)).toEqual([]);
      await server.end();
    });
  }

  test("a server that was killed leaves a database that the next start takes over", async () => {
    const server = await StudioServer.start();
    await server.restart("SIGKILL");
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    await server.end();
    expect(await processesWith(server.dataDir)).toEqual([]);
  });

  test("a suite of faults that is told to stop, by npm in front of it, ends all that it started", async () => {
    test.setTimeout(120_000);
    const folder = await mkdtemp(path.join(tmpdir(), "diptych-interrupted-"));
    const suite = spawn("npm", ["run", "test:faults"], {
      env: { ...process.env, TMPDIR: folder, ONLY: "database at any moment" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => suite.once("exit", resolve));
    let said = "";
    suite.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    // Its database is there, the app about to be.
    await expect.poll(async () => (await processesWith(folder)).join(), { timeout: 60_000 }).toContain("/postgres -D");
    suite.kill("SIGTERM");
    await ended;
    expect(said).toContain("Interrupted");
    expect(await processesWith(folder)).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
});
