import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startDmxapiEmulator } from "@/e2e/emulators/dmxapi/start-dmxapi-emulator";
import { dmxapiAt } from "../__fixtures__/emulated-editors";
import {
  anyAnswerSuite,
  errorTableSuite,
  type FaultSubject,
  faultOf,
  transportSuite,
} from "../__fixtures__/fault-suite";
import { pictureRequest } from "../__fixtures__/picture-request";
import { dmxapiErrorRows } from "./__fixtures__/error-rows";

describe("a call to DMXAPI that goes wrong", () => {
  let emulator: Emulator;
  let subject: FaultSubject;
  beforeAll(async () => {
    emulator = await startDmxapiEmulator();
    subject = {
      emulator,
      mode: "documented",
      editor: (limits) => dmxapiAt(emulator, { limits: { ...limits, maxBytes: 1_000_000 } }),
      request: await pictureRequest(),
    };
  });
  afterAll(() => emulator.close());

  describe("by the gateway's table of errors", () => {
    errorTableSuite(() => subject, dmxapiErrorRows);
  });
  describe("on its way", () => transportSuite(() => subject));
  describe("by anything at all", () => anyAnswerSuite(() => subject));

  describe("by what it answers", () => {
    beforeEach(() => emulator.reset());
    const submit = () =>
      subject
        .editor({ connectMs: 2000, firstByteMs: 5000, totalMs: 5000 })
        .submit(subject.request, new AbortController().signal);

    it.each(["empty_data", "no_data", "empty_strings", "nulls"] as const)(
      "ran without a picture when it answers %s",
      async (form) => {
        emulator.switch({ form });
        const error = await faultOf(subject);
        expect(error).toMatchObject({ code: "no_picture", outcome: "ran", retryable: true });
        expect(error.providerRequestId).toMatch(/\S/);
      },
    );

    it("never repeats the key that the provider repeats", async () => {
      const key = emulator.apiKey ?? "";
      const message = `无效的令牌 ${key}, ${key.slice(0, 12)}*** (request id: ${key})`;
      emulator.switch({ raw: { status: 401, headers: {}, body: JSON.stringify({ error: { message, code: key } }) } });
      expect(await faultOf(subject)).toMatchObject({
        code: "bad_key",
        providerMessage: "无效的令牌 •••, sk-•••",
        providerCode: "•••",
        providerRequestId: "•••",
      });
    });

    it("takes the model's own link before the gateway's, under either name", async () => {
      const upstream = {
        request_id: "r-1",
        output: { choices: [{ message: { content: [{ image: "https://x/own.png" }] } }] },
      };
      for (const name of ["extra", "metadata"]) {
        const body = { data: [{ url: "https://x/last.png", b64_json: "" }], created: 1, [name]: upstream };
        emulator.switch({ raw: { status: 200, headers: {}, body: JSON.stringify(body) } });
        expect(await submit()).toMatchObject({ picture: { url: "https://x/own.png" }, providerRequestId: "r-1" });
      }
    });

    it.each([
      ["documented", "extra"],
      ["documented", "metadata"],
      ["documented", "none"],
      ["gateway", "extra"],
      ["gateway", "metadata"],
      ["gateway", "none"],
    ] as const)("is right all the same when the %s one passes the model's answer on as %s", async (mode, envelope) => {
      emulator.switch({ mode, envelope });
      const done = await submit();
      expect(done).toMatchObject({ state: "done", picture: { url: expect.stringContaining("Expires=") } });
      expect(done).toMatchObject({ providerRequestId: expect.stringMatching(/\S/) });
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
    ] as const)("is right all the same in the form %s without the model's own answer", async (form) => {
      emulator.switch({ form, envelope: "none" });
      const kind = form.includes("url") && !form.startsWith("b64") ? "url" : form === "both" ? "url" : "bytes";
      expect(await submit()).toMatchObject({ state: "done", picture: { [kind]: expect.anything() } });
    });

    it("finds the picture where only the model's own answer has it", async () => {
      emulator.switch({ form: "extra_only" });
      expect(await submit()).toMatchObject({ picture: { url: expect.stringContaining("Expires=") } });
    });
  });

  it("does not leave the house without a key", async () => {
    emulator.reset();
    const call = dmxapiAt(emulator, { apiKey: null }).submit(subject.request, new AbortController().signal);
    await expect(call).rejects.toMatchObject({ code: "bad_key", outcome: "not_run" });
    expect(emulator.calls()).toEqual([]);
  });
});
