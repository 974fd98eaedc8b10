import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { describe, expect, it } from "vitest";

async function startApp(how: "orderly" | "stuck"): Promise<ChildProcess> {
  const app = spawn(process.execPath, ["--import", "tsx", path.resolve("lib/server/__fixtures__/stopped-app.ts"), how]);
  await once(app.stdout, "data");
  return app;
}

describe("a signal", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "ends the process in order after %s, also when it comes twice at once",
    async (signal) => {
      const app = await startApp("orderly");
      const said = once(app.stdout as NodeJS.EventEmitter, "data");
      app.kill(signal);
      app.kill("SIGINT");
      expect(String((await said)[0])).toContain("database stopped");
      expect(await once(app, "exit")).toEqual([0, null]);
    },
  );

  it("ends it also when something does not stop", async () => {
    const app = await startApp("stuck");
    app.kill("SIGTERM");
    expect(await once(app, "exit")).toEqual([0, null]);
  });
});
