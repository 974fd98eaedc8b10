import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askModelverse } from "../modelverse/ask-modelverse";
import { startModelverseEmulator } from "../modelverse/start-modelverse-emulator";
import type { Emulator } from "./start-emulator";
import type { SwitchRequest } from "./switches";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startModelverseEmulator();
});
beforeEach(() => {
  emulator.reset();
  emulator.switch({ resultSize: "64x48" });
});
afterAll(() => emulator.close());

describe("the switches", () => {
  it("hold for as many calls as told, one order after the other", async () => {
    emulator.switch({ error: "rate_limit", times: 2 });
    emulator.switch({ error: "internal_error", times: 1 });
    const statuses: number[] = [];
    for (let call = 0; call < 4; call++) statuses.push((await askModelverse(emulator)).status);
    expect(statuses).toEqual([429, 429, 500, 200]);
    expect(emulator.calls().map(({ switches }) => switches.error)).toEqual([
      "rate_limit",
      "rate_limit",
      "internal_error",
      undefined,
    ]);
  });

  it("leave the list of models alone unless told", async () => {
    emulator.switch({ error: "auth_error" });
    expect((await fetch(`${emulator.url}/v1/models`)).status).toBe(200);
    emulator.switch({ on: "models" });
    expect((await fetch(`${emulator.url}/v1/models`)).status).toBe(401);
    expect((await askModelverse(emulator)).status).toBe(200);
  });

  it("hold for the calls that have the words in them, in whatever order those come", async () => {
    emulator.switch({ error: "rate_limit", containing: "a watercolour", times: 1 });
    emulator.switch({ error: "internal_error", containing: "a pencil", times: 1 });
    const statusOf = async (prompt: string) => (await askModelverse(emulator, { prompt })).status;
    expect(await statusOf("neither")).toBe(200);
    expect(await statusOf("with a pencil")).toBe(500);
    expect(await statusOf("with a pencil")).toBe(200);
    expect(await statusOf("as a watercolour")).toBe(429);
  });

  it("refuse names that are none", () => {
    expect(() => emulator.switch({ error: "no_such_row" })).toThrow(/No error "no_such_row"/);
    expect(() => emulator.switch({ mode: "v9" })).toThrow(/No mode "v9"/);
    expect(() => emulator.switch({ latencyMs: -1 })).toThrow();
    expect(() => emulator.switch({ lattency: 1 } as SwitchRequest)).toThrow(/lattency/);
  });
});
