import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startModelverseEmulator } from "@/e2e/emulators/modelverse/start-modelverse-emulator";
import { modelverseAt } from "../__fixtures__/emulated-editors";
import {
  anyAnswerSuite,
  errorTableSuite,
  type FaultSubject,
  faultOf,
  transportSuite,
} from "../__fixtures__/fault-suite";
import { pictureRequest } from "../__fixtures__/picture-request";
import { modelverseErrorRows } from "./__fixtures__/error-rows";

describe("a call to Modelverse that goes wrong", () => {
  let emulator: Emulator;
  let subject: FaultSubject;
  beforeAll(async () => {
    emulator = await startModelverseEmulator();
    subject = {
      emulator,
      mode: "v1",
      editor: (limits) => modelverseAt(emulator, { limits: { ...limits, maxBytes: 1_000_000 } }),
      request: await pictureRequest({ seed: 1 }),
    };
  });
  afterAll(() => emulator.close());

  describe("by its table of errors", () => errorTableSuite(() => subject, modelverseErrorRows));
  describe("on its way", () => transportSuite(() => subject));
  describe("by anything at all", () => anyAnswerSuite(() => subject));

  describe("by what it answers", () => {
    beforeEach(() => emulator.reset());

    it.each(["empty_data", "no_data", "empty_strings", "nulls"] as const)(
      "ran without a picture when it answers %s",
      async (form) => {
        emulator.switch({ form });
        expect(await faultOf(subject)).toMatchObject({ code: "no_picture", outcome: "ran", retryable: true });
      },
    );

    it("never repeats the key that the provider repeats", async () => {
      const key = emulator.apiKey ?? "";
      const error = { message: `No such key ${key} (Bearer ${key})`, code: `auth ${key}`, param: key, type: "x" };
      emulator.switch({ raw: { status: 401, headers: {}, body: JSON.stringify({ error }) } });
      expect(await faultOf(subject)).toMatchObject({
        providerMessage: "No such key ••• (Bearer •••",
        providerCode: "auth •••",
        providerRequestId: "•••",
      });
    });

    it("takes the picture of an answer that also carries an empty error", async () => {
      const body = JSON.stringify({ data: [{ url: "https://x.example/a.png" }], error: { message: "", code: "" } });
      emulator.switch({ raw: { status: 200, headers: {}, body } });
      const done = await subject
        .editor({ connectMs: 2000, firstByteMs: 5000, totalMs: 5000 })
        .submit(subject.request, new AbortController().signal);
      expect(done).toMatchObject({ picture: { url: "https://x.example/a.png" } });
    });

    it("is too large an answer", async () => {
      emulator.switch({ form: "raw_b64", resultBytes: 1_000_000 });
      expect(await faultOf(subject)).toMatchObject({ code: "unreadable_answer", outcome: "ran" });
    });

    it.each([
      "url",
      "raw_b64",
      "data_b64",
      "both",
      "url_empty_b64",
      "b64_empty_url",
      "url_null_b64",
      "b64_null_url",
    ] as const)("is right all the same in the form %s", async (form) => {
      emulator.switch({ form });
      const done = await subject
        .editor({ connectMs: 2000, firstByteMs: 5000, totalMs: 5000 })
        .submit(subject.request, new AbortController().signal);
      const kind = form.startsWith("url") ? "url" : "bytes";
      expect(done).toMatchObject({ state: "done", picture: { [kind]: expect.anything() } });
    });
  });

  it("does not leave the house without a key", async () => {
    emulator.reset();
    const call = modelverseAt(emulator, { apiKey: null }).submit(subject.request, new AbortController().signal);
    await expect(call).rejects.toMatchObject({ code: "bad_key", outcome: "not_run" });
    expect(emulator.calls()).toEqual([]);
  });
});
