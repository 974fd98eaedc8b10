import { getPriority, platform } from "node:os";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";

describe.skipIf(platform() !== "linux")("yieldProcessor", () => {
  it("puts its own thread behind, and not the process", async () => {
    const before = getPriority();
    const told = new Promise<[number, number]>((resolve, reject) => {
      const worker = new Worker(
        `const { parentPort, workerData } = require("node:worker_threads");
         const { readlinkSync } = require("node:fs");
         const { getPriority } = require("node:os");
         import("tsx/esm/api").then(async ({ register }) => {
           register();
           (await import(workerData)).yieldProcessor();
           const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
           parentPort.postMessage([getPriority(thread), getPriority(process.pid)]);
         });`,
        { eval: true, workerData: `${import.meta.dirname}/yield-processor.ts` },
      );
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    expect(await told).toEqual([19, before]);
    expect(getPriority()).toBe(before);
  });
});
