import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { askModelverse } from "../modelverse/ask-modelverse";
import { startModelverseEmulator } from "../modelverse/start-modelverse-emulator";
import type { Emulator } from "./start-emulator";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startModelverseEmulator();
});
beforeEach(() => {
  emulator.reset();
  emulator.switch({ resultSize: "64x48" });
});
afterAll(() => emulator.close());

it("answers many calls at once, each with its own picture", async () => {
  const seeds = Array.from({ length: 24 }, (_, index) => index);
  const answers = await Promise.all(seeds.map(async (seed) => (await askModelverse(emulator, { seed })).json()));
  const urls = answers.map(({ data }) => data[0].url);
  expect(new Set(urls).size).toBe(24);
  expect(
    emulator
      .calls()
      .map(({ seed }) => seed)
      .sort((a, b) => Number(a) - Number(b)),
  ).toEqual(seeds);
  expect(new Set(emulator.calls().map(({ requestId }) => requestId)).size).toBe(24);
});

it("notes a call whose sender leaves while sending", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"model"'));
      setTimeout(() => controller.error(new Error("gone")), 50);
    },
  });
  const init = { method: "POST", body, duplex: "half" } as RequestInit;
  await expect(fetch(`${emulator.url}/v1/images/generations`, init)).rejects.toThrow();
  await expect.poll(() => emulator.calls()[0]?.ended).toBe("client_gone");
  expect(emulator.calls()[0]?.charged).toBe(0);
});
