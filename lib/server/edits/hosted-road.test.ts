import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Call } from "@/e2e/emulators/core/call";
import { markOf, readMark } from "@/e2e/emulators/core/mark";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startDmxapiEmulator } from "@/e2e/emulators/dmxapi/start-dmxapi-emulator";
import { startModelverseEmulator } from "@/e2e/emulators/modelverse/start-modelverse-emulator";
import type { Edit, Preview } from "@/lib/domain/edit";
import type { Recipe } from "@/lib/domain/recipe";
import { readEarlyDisplay } from "@/lib/server/images/early-display";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { openImagePicture } from "@/lib/server/images/open-image-picture";
import { readFixture, withFile } from "@/lib/server/images/test-scene";
import { createLog } from "@/lib/server/log";
import { dmxapiAt, modelverseAt } from "@/lib/server/providers/__fixtures__/emulated-editors";
import { cancelEdit } from "./cancel-edit";
import { onComing } from "./coming-pictures";
import { createEdit } from "./create-edit";
import { listProviders } from "./list-providers";
import { readEdit } from "./read-edit";
import { retryEdit } from "./retry-edit";
import { eventually, OWNER, openTestStudio, recipe, type TestStudio } from "./test-studio";

const PROMPT = "Convert to quick pencil sketch";

describe("an edit by a hosted provider", () => {
  let modelverse: Emulator;
  let dmxapi: Emulator;
  let studio: TestStudio;
  let sourceId: string;
  const logLines: string[] = [];
  const answers: string[] = [];

  beforeAll(async () => {
    modelverse = await startModelverseEmulator();
    dmxapi = await startDmxapiEmulator();
    const log = createLog("debug", { write: (line: string) => void logLines.push(line) });
    studio = await openTestStudio([modelverseAt(modelverse), dmxapiAt(dmxapi, { concurrency: 2 })], log);
    sourceId = (await studio.upload()).id;
    await studio.startWorker();
  });
  beforeEach(() => {
    modelverse.reset();
    dmxapi.reset();
  });
  afterAll(async () => {
    await studio.close();
    await modelverse.close();
    await dmxapi.close();
  });

  async function start(changes: Partial<Recipe> = {}, source = sourceId): Promise<Edit> {
    const wanted = recipe({ provider: "modelverse", prompt: PROMPT, ...changes });
    return createEdit(studio, OWNER, { sourceId: source, recipe: wanted, parentOutputId: null }, null);
  }
  async function ended({ id }: Edit): Promise<Edit> {
    const edit = await studio.ended(id);
    answers.push(JSON.stringify(edit));
    return edit;
  }
  const run = async (changes: Partial<Recipe> = {}, source = sourceId) => ended(await start(changes, source));
  const upload = (bytes: Buffer, name: string | null = null) =>
    withFile(bytes, async (path) => {
      const { image } = await ingestImage(studio, { ownerId: OWNER, kind: "upload", path, name });
      return image.id;
    });
  async function resultOf(edit: Edit, index = 0): Promise<Buffer> {
    const { stream } = await openImagePicture(studio, OWNER, edit.outputs[index]?.image?.id ?? "", "original");
    return Buffer.concat(await stream.toArray());
  }
  const imageFieldOf = (call: Call | undefined) => call?.fields.find(({ name }) => name === "image");
  const seedsOf = (calls: Call[]) => calls.map(({ seed }) => seed).sort((a, b) => Number(a) - Number(b));

  it("makes n outputs by n calls, each with its own seed that is sent and recorded", async () => {
    const edit = await run({ seed: 100, n: 3 });
    expect(edit.status).toBe("succeeded");
    expect(edit.outputs.map(({ seed, sent }) => [seed, sent?.seed])).toEqual([
      [100, 100],
      [101, 101],
      [102, 102],
    ]);
    expect(seedsOf(modelverse.calls())).toEqual([100, 101, 102]);
    expect(modelverse.calls().flatMap(({ complaints }) => complaints)).toEqual([]);
    for (const [index, { seed }] of edit.outputs.entries()) {
      expect(await readMark(await resultOf(edit, index))).toEqual(markOf({ prompt: PROMPT, seed: Number(seed) }));
    }
  });

  it("begins anew after the largest seed", async () => {
    const edit = await run({ seed: 2_147_483_647, n: 2 });
    expect(edit.outputs.map(({ seed }) => seed)).toEqual([2_147_483_647, 0]);
    expect(seedsOf(modelverse.calls())).toEqual([0, 2_147_483_647]);
  });

  it("draws a random seed itself, sends it and records it, so that the picture can be asked for again", async () => {
    const first = await run();
    const [seed] = first.outputs.map((output) => output.seed);
    expect(modelverse.calls()[0]?.seed).toBe(seed);
    const again = await run({ seed });
    expect((await resultOf(again)).equals(await resultOf(first))).toBe(true);
  });

  it.each([
    ["strength", { strength: 1.01 }],
    ["steps", { steps: 51 }],
    ["guidanceScale", { guidanceScale: 0.5 }],
    ["size", { provider: "dmxapi", size: "4096x1024" }],
    ["prompt", { provider: "dmxapi", prompt: "🎨".repeat(1001) }],
    ["prompt", { prompt: "  " }],
  ])("is refused with the field named: %s", async (field, changes) => {
    const refusal = start(changes);
    await expect(refusal).rejects.toMatchObject({
      code: "invalid_request",
      fieldErrors: [{ path: `recipe.${field}` }],
    });
    expect([...modelverse.calls(), ...dmxapi.calls()]).toEqual([]);
  });

  it("takes as many characters as the page allows, however they are stored", async () => {
    const prompt = "🎨".repeat(1000);
    expect(await run({ provider: "dmxapi", prompt })).toMatchObject({ status: "succeeded" });
    expect(dmxapi.calls()[0]?.fields.find(({ name }) => name === "prompt")?.value).toBe(prompt);
  });

  it("keeps what went well when one call fails", async () => {
    modelverse.switch({ error: "sensitive_check_error", times: 1 });
    const edit = await run({ seed: 1, n: 3 });
    expect(edit.status).toBe("succeeded");
    expect(edit.outputs.map(({ status }) => status).sort()).toEqual(["failed", "succeeded", "succeeded"]);
    expect(edit.outputs.find(({ status }) => status === "failed")?.failure).toMatchObject({
      code: "blocked",
      retryable: false,
      mayHaveBeenCharged: false,
      providerCode: "sensitive_check_error",
      providerMessage: "Sensitive check error",
      providerRequestId: modelverse.calls()[0]?.requestId,
    });
    expect(modelverse.calls()).toHaveLength(3);
  });

  it.each([
    ["modelverse", 3],
    ["dmxapi", 2],
  ] as const)("calls %s at most %i times at once", async (provider, most) => {
    const emulator = provider === "modelverse" ? modelverse : dmxapi;
    emulator.switch({ latencyMs: 250 });
    const edits = [await start({ provider, n: 4 }), await start({ provider, n: 4 })];
    for (const edit of edits) expect((await ended(edit)).status).toBe("succeeded");
    const calls = emulator.calls();
    expect(calls).toHaveLength(8);
    const atOnce = calls.map(({ startedAt }) => calls.filter((other) => isOpenAt(other, startedAt)).length);
    expect(Math.max(...atOnce)).toBe(most);
  });

  it("records what was truly sent, and a warning for what was not", async () => {
    const left = { negativePrompt: "blurry", strength: 0.5, steps: 30, guidanceScale: 4, seed: 9 };
    const edit = await run({ provider: "dmxapi", size: "1024x768", prompt: `  ${PROMPT} \n`, ...left });
    const [output] = edit.outputs;
    expect(output).toMatchObject({ status: "succeeded", seed: null, image: { width: 1024, height: 768 } });
    expect(output?.sent).toMatchObject({
      model: "qwen-image-edit",
      prompt: PROMPT,
      n: "1",
      size: "1024x768",
      response_format: "url",
      imageMediaType: "image/png",
      imageBytes: imageFieldOf(dmxapi.calls()[0])?.bytes,
    });
    expect(output?.sent).not.toHaveProperty("seed");
    expect(output?.warnings.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      "negativePrompt unsupported",
      "strength unsupported",
      "steps unsupported",
      "guidanceScale unsupported",
      "seed unsupported",
    ]);
    expect(output?.providerRequestId).toMatch(/\S/);
  });

  it("tells the owner's provider an id that is always the same, and not the owner's own", async () => {
    await run({ provider: "dmxapi", n: 2 });
    const users = dmxapi.calls().map(({ fields }) => fields.find(({ name }) => name === "user")?.value);
    expect(new Set(users).size).toBe(1);
    expect(users[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it("comes home from a gateway that ignores what it was asked for, with its true size", async () => {
    dmxapi.switch({ mode: "gateway" });
    const edit = await run({ provider: "dmxapi", size: "1024x1024" });
    const [output] = edit.outputs;
    expect(output).toMatchObject({ status: "succeeded", sent: { size: "1024x1024" } });
    const { width, height } = await sharp(await resultOf(edit)).metadata();
    expect(output?.image).toMatchObject({ width, height });
    expect([width, height]).not.toEqual([1024, 1024]);
  });

  describe("whose call gave no answer", () => {
    it.each([
      ["reset_before_headers", "connection_lost"],
      ["reset_in_body", "connection_lost"],
    ] as const)("is unconfirmed and not sent again: %s", async (transport, code) => {
      modelverse.switch({ transport });
      const edit = await run();
      expect(edit).toMatchObject({ status: "unconfirmed" });
      expect(edit.outputs[0]?.failure).toMatchObject({ code, mayHaveBeenCharged: true });
      expect(modelverse.calls()).toHaveLength(1);
    });

    it.each(["timeout", "gateway_timeout_error", "html_502", "html_504", "html_524"])(
      "is unconfirmed and not sent again: %s",
      async (error) => {
        modelverse.switch({ error });
        expect(await run()).toMatchObject({
          status: "unconfirmed",
          outputs: [{ failure: { mayHaveBeenCharged: true } }],
        });
        expect(modelverse.calls()).toHaveLength(1);
      },
    );

    it.each(["internal_error", "model_server_error"])("failed plainly and is not sent again: %s", async (error) => {
      modelverse.switch({ error });
      expect(await run()).toMatchObject({ status: "failed", outputs: [{ failure: { code: "provider_error" } }] });
      expect(modelverse.calls()).toHaveLength(1);
    });

    it.each(["convert_request_failed", "invalid_request", "model_not_found"])(
      "failed by our own fault and is not sent again: %s",
      async (error) => {
        dmxapi.switch({ error });
        expect(await run({ provider: "dmxapi" })).toMatchObject({
          status: "failed",
          outputs: [{ failure: { retryable: false, mayHaveBeenCharged: false } }],
        });
        expect(dmxapi.calls()).toHaveLength(1);
      },
    );
  });

  it("is sent again by itself when the provider had no room, as late as it asked", async () => {
    modelverse.switch({ error: "rate_limit", retryAfter: "1", times: 1 });
    const edit = await run({ seed: 5 });
    expect(edit.outputs).toMatchObject([{ status: "succeeded", attempt: 2, seed: 5 }]);
    expect(modelverse.calls().map(({ status }) => status)).toEqual([429, 200]);
  });

  describe("whose picture cannot be had", () => {
    const gone = { code: "result_unavailable", mayHaveBeenCharged: true, retryable: true };

    it("says until when the link was to live, and was charged for one call", async () => {
      dmxapi.switch({ link: "expired" });
      const edit = await run({ provider: "dmxapi" });
      const [output] = edit.outputs;
      expect(output).toMatchObject({ status: "failed", failure: gone });
      expect(output?.failure?.message).toMatch(/lives until \d{4}-\d\d-\d\dT.*Z\.$/);
      expect(output?.failure?.providerRequestId).toMatch(/\S/);
      expect([dmxapi.calls().length, dmxapi.downloads().length]).toEqual([1, 3]);
    });

    it("does not ask a link again that has outlived itself", async () => {
      modelverse.switch({ linkLifetimeS: -10 });
      expect((await run()).outputs[0]?.failure).toMatchObject(gone);
      expect(modelverse.downloads().map(({ status }) => status)).toEqual([403]);
    });

    it("asks the link again by itself while its server is in trouble, and says so meanwhile", async () => {
      modelverse.switch({ link: "server_error", linkTimes: 3 });
      const { id } = await start({ seed: 77 });
      const held = await eventually(async () => {
        const [output] = (await readEdit(studio, OWNER, id)).outputs;
        return output?.nextAttemptAt ? output : null;
      });
      expect(held).toMatchObject({ status: "saving", heldIn: "link", failure: null });
      const [output] = (await studio.ended(id)).outputs;
      expect(output).toMatchObject({ status: "succeeded", seed: 77, sent: { seed: 77 }, attempt: 1 });
      expect([modelverse.calls().length, modelverse.downloads().length]).toEqual([1, 4]);
    });

    it("says where its picture is to be seen while it is fetched and stored", async () => {
      modelverse.switch({ link: "slow", bodyMs: 2_000 });
      const coming = new Promise<{ preview: Preview; asking: ReturnType<typeof readEarlyDisplay> }>((resolve) => {
        const end = onComing(({ preview }) => {
          end();
          resolve({ preview, asking: readEarlyDisplay(preview.imageId, OWNER) });
        });
      });
      const { id } = await start({ seed: 79 });
      const { preview, asking } = await coming;
      const shown = await asking;
      expect((await readEdit(studio, OWNER, id)).status).toBe("running");
      expect(await readMark(shown ?? Buffer.alloc(0))).toEqual(markOf({ prompt: PROMPT, seed: 79 }));
      const [output] = (await studio.ended(id)).outputs;
      expect(output?.image).toMatchObject({ id: preview.imageId, urls: { display: preview.url } });
      expect(output).not.toHaveProperty("preview");
    });

    it("asks the link first when it is run again after a stop: the picture is paid for", async () => {
      modelverse.switch({ link: "server_error", linkTimes: 3 });
      const { id } = await start({ seed: 78 });
      await eventually(async () => (await readEdit(studio, OWNER, id)).outputs[0]?.nextAttemptAt);
      expect(await cancelEdit(studio, OWNER, id)).toMatchObject({
        status: "canceled",
        outputs: [{ failure: { code: "canceled", mayHaveBeenCharged: true } }],
      });
      const again = await ended(await retryEdit(studio, OWNER, id, { acceptDoubleCharge: false }));
      expect(again.outputs[0]).toMatchObject({ status: "succeeded", seed: 78, sent: { seed: 78 }, attempt: 2 });
      expect([modelverse.calls().length, modelverse.downloads().length]).toEqual([1, 4]);
    });

    it("is made once more when the link is dead for good", async () => {
      dmxapi.switch({ link: "not_found", times: 1 });
      const edit = await run({ provider: "dmxapi" });
      expect(edit.outputs[0]).toMatchObject({ status: "failed", failure: gone });
      const again = await ended(await retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false }));
      expect(again.outputs[0]).toMatchObject({ status: "succeeded", attempt: 2, failure: null });
      expect(dmxapi.calls()).toHaveLength(2);
    });

    it.each([
      ["leads into a private network", { link: "redirect_private" }],
      ["lies on a private address that no configuration names", { resultHost: "other" }],
      ["is a file of this machine", { url: "file:///etc/passwd" }],
      ["is the metadata service of a cloud", { url: "http://169.254.169.254/latest/meta-data/" }],
      ["is no address", { url: "here" }],
    ] as const)("is not fetched where the link %s", async (_what, switches) => {
      modelverse.switch(switches);
      expect((await run()).outputs[0]).toMatchObject({ status: "failed", failure: gone });
      expect(modelverse.calls()).toHaveLength(1);
    });

    it.each(["oversize", "oversize_chunked", "html", "empty", "truncated"] as const)(
      "was no picture where the link gives %s",
      async (link) => {
        modelverse.switch({ link });
        expect((await run()).outputs[0]).toMatchObject({
          status: "failed",
          failure: { code: "no_picture", mayHaveBeenCharged: true },
        });
      },
    );

    it.each(["redirect", "wrong_type"] as const)("is had all the same where the link gives %s", async (link) => {
      modelverse.switch({ link });
      expect((await run()).outputs[0]).toMatchObject({ status: "succeeded" });
    });

    it("never shows a key to where the pictures lie", async () => {
      modelverse.switch({ link: "redirect" });
      await run();
      expect(modelverse.downloads().length).toBeGreaterThan(0);
      for (const { headers } of modelverse.downloads()) {
        expect(JSON.stringify(headers)).not.toContain(modelverse.apiKey);
      }
    });
  });

  describe("prepares what it sends", () => {
    it("upright, at the model's working size, without metadata or the person's file name", async () => {
      const photograph = await readFixture("display-p3-gps.jpg");
      expect(photograph.includes("PLANTED")).toBe(true);
      const source = await upload(photograph, "my-secret-holiday.jpg");
      for (const provider of ["modelverse", "dmxapi"]) await run({ provider }, source);
      const bodies = [modelverse.bodyOf(1), dmxapi.bodyOf(1)].map((body) => body ?? Buffer.alloc(0));
      const json = JSON.parse(bodies[0]?.toString() ?? "{}") as { image: string };
      const sent = [Buffer.from(json.image.split(",")[1] ?? "", "base64"), bodies[1] ?? Buffer.alloc(0)];
      for (const bytes of [...sent, ...bodies]) {
        for (const trace of ["PLANTED", "Exif", "my-secret-holiday"]) expect(bytes.includes(trace)).toBe(false);
      }
      for (const call of [modelverse.calls()[0], dmxapi.calls()[0]]) {
        const { width = 0, height = 0 } = imageFieldOf(call)?.picture ?? {};
        expect([width % 16, height % 16]).toEqual([0, 0]);
        expect(width * height).toBeGreaterThanOrEqual(850_000);
        expect(width * height).toBeLessThanOrEqual(1_100_000);
      }
    });

    it("4032 × 3024 as 1088 × 816, and says so", async () => {
      const large = { create: { width: 4032, height: 3024, channels: 3 as const, background: "#884422" } };
      const source = await upload(await sharp(large).jpeg().toBuffer());
      const edit = await run({}, source);
      expect(imageFieldOf(modelverse.calls()[0])?.picture).toMatchObject({ format: "jpeg", width: 1088, height: 816 });
      expect(edit.outputs[0]?.sent).toMatchObject({ imageMediaType: "image/jpeg", imageWidth: 1088, imageHeight: 816 });
    });

    it("as it is where the recipe says so", async () => {
      const wide = { create: { width: 1501, height: 701, channels: 3 as const, background: "#228844" } };
      const source = await upload(await sharp(wide).png().toBuffer());
      await run({ sendSize: "original" }, source);
      expect(imageFieldOf(modelverse.calls()[0])?.picture).toMatchObject({ format: "png", width: 1501, height: 701 });
    });

    it("with its transparency", async () => {
      const clear = {
        create: { width: 640, height: 480, channels: 4 as const, background: { r: 9, g: 99, b: 9, alpha: 0.4 } },
      };
      const source = await upload(await sharp(clear).webp({ lossless: true }).toBuffer());
      for (const provider of ["modelverse", "dmxapi"]) await run({ provider }, source);
      for (const call of [modelverse.calls()[0], dmxapi.calls()[0]]) {
        expect(imageFieldOf(call)?.picture).toMatchObject({ format: "png", hasAlpha: true });
      }
    });

    it("under DMXAPI's 4,000,000 bytes, however large it is", { timeout: 240_000 }, async () => {
      const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
      const grain = await sharp({ create: { width: 6000, height: 4000, channels: 3, background: "#000", noise } })
        .png({ compressionLevel: 1 })
        .toBuffer();
      const source = await upload(grain);
      for (const sendSize of ["model", "original"] as const) {
        const { id } = await start({ provider: "dmxapi", sendSize }, source);
        await eventually(async () => dmxapi.calls().length > 0, 200_000);
        expect((await studio.ended(id)).status).toBe("succeeded");
        const [call] = dmxapi.calls();
        expect(call?.complaints).toEqual([]);
        expect(imageFieldOf(call)?.bytes).toBeLessThan(4_000_000);
        expect(imageFieldOf(call)?.bytes).toBeGreaterThan(1_000_000);
        dmxapi.reset();
      }
    });
  });

  it("never repeats a key: in no log line, no answer and no list of providers", async () => {
    for (const [provider, emulator] of [
      ["modelverse", modelverse],
      ["dmxapi", dmxapi],
    ] as const) {
      const key = emulator.apiKey ?? "";
      const error = { message: `Key ${key} is unknown`, code: key, param: key };
      emulator.switch({ raw: { status: 401, headers: { "x-request-id": key }, body: JSON.stringify({ error }) } });
      const edit = await run({ provider });
      expect(edit.outputs[0]?.failure).toMatchObject({ code: "bad_key", providerMessage: "Key ••• is unknown" });
      answers.push(JSON.stringify(await readEdit(studio, OWNER, edit.id)));
    }
    answers.push(JSON.stringify(await listProviders(studio)));
    expect(logLines.length).toBeGreaterThan(0);
    expect(answers.length).toBeGreaterThan(20);
    for (const key of [modelverse.apiKey, dmxapi.apiKey]) {
      for (const text of [...logLines, ...answers]) expect(text).not.toContain(key);
    }
  });
});

function isOpenAt({ startedAt, endedAt }: Call, moment: string): boolean {
  return startedAt <= moment && (endedAt === null || endedAt > moment);
}
