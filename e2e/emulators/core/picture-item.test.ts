import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

async function askData(): Promise<Record<string, string | null>[]> {
  return (await (await askModelverse(emulator)).json()).data;
}

describe("which of url and b64_json an answer carries", () => {
  const url = expect.stringMatching(/^http:/);
  const raw = expect.stringMatching(/^iVBOR/);
  const prefixed = expect.stringMatching(/^data:image\/png;base64,iVBOR/);

  it.each([
    ["url", [{ url }]],
    ["raw_b64", [{ b64_json: raw }]],
    ["data_b64", [{ b64_json: prefixed }]],
    ["both", [{ url, b64_json: prefixed }]],
    ["url_empty_b64", [{ url, b64_json: "" }]],
    ["b64_empty_url", [{ url: "", b64_json: raw }]],
    ["url_null_b64", [{ url, b64_json: null }]],
    ["b64_null_url", [{ url: null, b64_json: raw }]],
    ["empty_strings", [{ url: "", b64_json: "" }]],
    ["nulls", [{ url: null, b64_json: null }]],
    ["empty_data", []],
    ["no_data", undefined],
  ] as const)("can be %s", async (form, data) => {
    emulator.switch({ form });
    expect(await askData()).toEqual(data);
  });
});
