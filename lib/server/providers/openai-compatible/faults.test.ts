import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startOpenAiCompatibleEmulator } from "@/e2e/emulators/openai-compatible/start-openai-compatible-emulator";
import { dialectAt, modelOf } from "../__fixtures__/emulated-editors";
import {
  anyAnswerSuite,
  errorTableSuite,
  type FaultSubject,
  faultOf,
  transportSuite,
} from "../__fixtures__/fault-suite";
import { pictureRequest } from "../__fixtures__/picture-request";
import { dialectErrorRows } from "./__fixtures__/error-rows";
import { dialectNames } from "./dialect";

describe.each(dialectNames)("a call in the dialect %s that goes wrong", (dialect) => {
  let emulator: Emulator;
  let subject: FaultSubject;
  beforeAll(async () => {
    emulator = await startOpenAiCompatibleEmulator({ dialect });
    subject = {
      emulator,
      mode: "default",
      editor: (limits) => dialectAt(emulator, dialect, { limits: { ...limits, maxBytes: 8_000_000 } }),
      request: await pictureRequest({ model: modelOf(dialect) }),
    };
  });
  afterAll(() => emulator.close());

  describe("by its table of errors", () => errorTableSuite(() => subject, dialectErrorRows(dialect)));
  describe("on its way", () => transportSuite(() => subject));
  describe("by anything at all", () => anyAnswerSuite(() => subject));

  describe("by what it answers", () => {
    beforeEach(() => emulator.reset());

    it("ran without a picture when the list is empty", async () => {
      emulator.switch({ raw: { status: 200, headers: {}, body: '{"created":1,"data":[]}' } });
      expect(await faultOf(subject)).toMatchObject({ code: "no_picture", outcome: "ran", retryable: true });
    });

    it("never repeats the key that the server repeats", async () => {
      const key = emulator.apiKey ?? "sk-no-key-at-all";
      const words = { message: `No such key ${key}`, code: key };
      const body = dialect === "openai" ? { error: words } : { detail: words.message };
      emulator.switch({ raw: { status: 401, headers: { "x-request-id": key }, body: JSON.stringify(body) } });
      const { providerMessage, providerCode, providerRequestId } = await faultOf(subject);
      expect(JSON.stringify([providerMessage, providerCode, providerRequestId])).not.toContain(key);
      expect(providerMessage).toMatch(/^No such key /);
    });
  });
});
