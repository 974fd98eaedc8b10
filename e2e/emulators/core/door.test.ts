import { afterEach, beforeEach, expect, it } from "vitest";
import { askModelverse } from "../modelverse/ask-modelverse";
import { startModelverseEmulator } from "../modelverse/start-modelverse-emulator";
import type { Emulator } from "./start-emulator";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startModelverseEmulator();
});
afterEach(() => emulator.close());

const someWait = async () => {
  while (emulator.door.waiting() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
};

it("keeps a call waiting, and answers it when the door opens", async () => {
  emulator.door.shut();
  const asked = askModelverse(emulator);
  await someWait();
  expect(emulator.calls()).toEqual([]);
  emulator.door.open();
  expect((await asked).status).toBe(200);
  expect(emulator.calls()).toHaveLength(1);
});

it("knows nothing of a call that it turned away", async () => {
  emulator.door.shut();
  const asked = askModelverse(emulator);
  await someWait();
  emulator.door.turnAway();
  await expect(asked).rejects.toThrow();
  expect(emulator.calls()).toEqual([]);
  expect((await askModelverse(emulator)).status).toBe(200);
});

it("writes down what the pictures were that it gave", async () => {
  await askModelverse(emulator, { n: 2 });
  const [call] = emulator.calls();
  expect(call?.results).toHaveLength(2);
  expect(call?.results[0]).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: expect.any(Number) });
});
