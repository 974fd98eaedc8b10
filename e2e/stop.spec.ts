import { readdir, readFile } from "node:fs/promises";
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
});
