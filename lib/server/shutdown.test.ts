import { describe, expect, it } from "vitest";
import { createShutdown } from "./shutdown";

describe("the stop", () => {
  it("ends streams, work, connections and the database, one after the other, however they were announced", async () => {
    const shutdown = createShutdown();
    const told: string[] = [];
    for (const phase of ["database", "connections", "streams", "work"] as const) {
      shutdown.onStop(phase, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        told.push(phase);
      });
    }
    expect(shutdown.isStopping).toBe(false);
    const stopped = shutdown.stop();
    expect(shutdown.isStopping).toBe(true);
    await stopped;
    expect(told).toEqual(["streams", "work", "connections", "database"]);
  });

  it("happens once", async () => {
    const shutdown = createShutdown();
    let times = 0;
    shutdown.onStop("work", () => {
      times += 1;
    });
    await Promise.all([shutdown.stop(), shutdown.stop()]);
    await shutdown.stop();
    expect(times).toBe(1);
  });

  it("goes on past what fails and what never ends", async () => {
    const failures: unknown[] = [];
    const shutdown = createShutdown((error) => failures.push(error));
    const told: string[] = [];
    shutdown.onStop("streams", () => {
      throw new Error("no");
    });
    shutdown.onStop("connections", () => new Promise(() => undefined));
    shutdown.onStop("database", () => void told.push("database"));
    await shutdown.stop(0);
    expect(told).toEqual(["database"]);
    expect(failures).toEqual([new Error("no")]);
  });

  it("forgets what was taken back", async () => {
    const shutdown = createShutdown();
    const told: string[] = [];
    shutdown.onStop("streams", () => void told.push("closed stream"))();
    await shutdown.stop();
    expect(told).toEqual([]);
  });

  it("ends at once what is announced when its phase is past", async () => {
    const shutdown = createShutdown();
    const told: string[] = [];
    await shutdown.stop();
    shutdown.onStop("streams", () => void told.push("late stream"));
    expect(told).toEqual(["late stream"]);
  });
});
