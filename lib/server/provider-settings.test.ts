import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEnvironmentReader } from "./environment-reader";
import { readProviderSettings } from "./provider-settings";

function read(variables: Record<string, string> = {}) {
  const reader = createEnvironmentReader(variables);
  return { settings: readProviderSettings(reader), problems: reader.problems };
}

describe("the variables of the hosted providers", () => {
  it("have defaults but for the keys", () => {
    expect(read()).toEqual({
      problems: [],
      settings: {
        modelverse: {
          apiKey: null,
          baseUrl: "https://api.modelverse.cn",
          profile: "v1",
          responseFormat: null,
          concurrency: 3,
          connectMs: 15_000,
          firstByteMs: 300_000,
          timeoutMs: 300_000,
          dailyBudget: null,
          price: null,
        },
        dmxapi: {
          apiKey: null,
          baseUrl: "https://www.dmxapi.cn",
          concurrency: 3,
          connectMs: 15_000,
          firstByteMs: 300_000,
          timeoutMs: 300_000,
          dailyBudget: null,
          price: null,
        },
        more: [],
      },
    });
  });

  it("are each taken as they say", () => {
    const { settings, problems } = read({
      MODELVERSE_API_KEY: " mv-key-123 ",
      MODELVERSE_BASE_URL: "https://api.umodelverse.ai/v1",
      MODELVERSE_PROFILE: "v2",
      MODELVERSE_RESPONSE_FORMAT: "b64_json",
      MODELVERSE_CONCURRENCY: "5",
      MODELVERSE_TIMEOUT_S: "60",
      MODELVERSE_DAILY_BUDGET: "20",
      MODELVERSE_PRICE: "0.3",
      DMXAPI_API_KEY: "sk-dmx",
      DMXAPI_BASE_URL: "https://www.dmxapi.com",
      DMXAPI_CONCURRENCY: "1",
      DMXAPI_TIMEOUT_S: "3600",
      DMXAPI_CONNECT_TIMEOUT_S: "4",
      DMXAPI_FIRST_BYTE_TIMEOUT_S: "20",
      HTTPS_PROXY: "http://proxy.example.com:3128",
    });
    expect(problems).toEqual([]);
    expect(settings.modelverse).toEqual({
      apiKey: "mv-key-123",
      baseUrl: "https://api.umodelverse.ai/v1",
      profile: "v2",
      responseFormat: "b64_json",
      concurrency: 5,
      connectMs: 15_000,
      firstByteMs: 60_000,
      timeoutMs: 60_000,
      dailyBudget: 20,
      price: 0.3,
    });
    expect(settings.dmxapi).toEqual({
      apiKey: "sk-dmx",
      baseUrl: "https://www.dmxapi.com",
      concurrency: 1,
      connectMs: 4_000,
      firstByteMs: 20_000,
      timeoutMs: 3_600_000,
      dailyBudget: null,
      price: null,
    });
  });

  it.each([
    ["MODELVERSE_API_KEY", "two words"],
    ["MODELVERSE_API_KEY", "schlüssel"],
    ["MODELVERSE_BASE_URL", "api.modelverse.cn"],
    ["MODELVERSE_BASE_URL", "ftp://api.modelverse.cn"],
    ["MODELVERSE_BASE_URL", "https://key@api.modelverse.cn"],
    ["MODELVERSE_BASE_URL", "https://api.modelverse.cn/?key=abc"],
    ["MODELVERSE_BASE_URL", "https://api.modelverse.cn/#v1"],
    ["MODELVERSE_PROFILE", "v3"],
    ["MODELVERSE_RESPONSE_FORMAT", "png"],
    ["MODELVERSE_CONCURRENCY", "0"],
    ["MODELVERSE_CONCURRENCY", "1.5"],
    ["MODELVERSE_CONCURRENCY", "51"],
    ["MODELVERSE_TIMEOUT_S", "4"],
    ["MODELVERSE_TIMEOUT_S", "forever"],
    ["DMXAPI_API_KEY", "sk-\u200babc"],
    ["DMXAPI_BASE_URL", "dmxapi"],
    ["DMXAPI_CONCURRENCY", "-1"],
    ["DMXAPI_TIMEOUT_S", "3601"],
    ["HTTPS_PROXY", "proxy.example.com:3128"],
    ["https_proxy", "not an address"],
    ["HTTP_PROXY", "ftp://proxy.example.com"],
  ])("are named when they are wrong: %s=%s", (name, value) => {
    const { problems } = read({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must be `));
    if (name.endsWith("_KEY")) expect(problems[0]).not.toContain(value);
  });

  it("are all named at once", () => {
    const { problems } = read({ MODELVERSE_PROFILE: "x", DMXAPI_TIMEOUT_S: "x", DMXAPI_BASE_URL: "x" });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "MODELVERSE_PROFILE",
      "DMXAPI_BASE_URL",
      "DMXAPI_TIMEOUT_S",
    ]);
  });
});

describe("PROVIDERS_FILE", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "diptych-providers-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const entry = {
    id: "studio-gpu",
    kind: "openai-compatible",
    label: "Studio GPU",
    baseUrl: "http://10.0.0.5:8000",
    keyVariable: "STUDIO_GPU_KEY",
    model: "Qwen/Qwen-Image-Edit",
    dialect: "vllm-omni",
  };
  async function readFile(content: unknown, variables: Record<string, string> = {}) {
    const file = path.join(folder, "providers.json");
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
    return read({ PROVIDERS_FILE: file, ...variables });
  }

  it("adds providers, each with its key and its own bounds", async () => {
    const variables = { STUDIO_GPU_KEY: "gpu-key", STUDIO_GPU_CONCURRENCY: "8", STUDIO_GPU_TIMEOUT_S: "900" };
    const other = { ...entry, id: "other", keyVariable: null };
    const { settings, problems } = await readFile({ providers: [entry, other] }, variables);
    expect(problems).toEqual([]);
    expect(settings.more).toMatchObject([
      { apiKey: "gpu-key", concurrency: 8, timeoutMs: 900_000, entry: { id: "studio-gpu", dialect: "vllm-omni" } },
      { apiKey: null, concurrency: 3, timeoutMs: 300_000, entry: { id: "other" } },
    ]);
  });

  it("is taken while the key is not there yet: the provider is shown and not usable", async () => {
    const { settings, problems } = await readFile({ providers: [entry] });
    expect(problems).toEqual([]);
    expect(settings.more).toMatchObject([{ apiKey: null, entry: { keyVariable: "STUDIO_GPU_KEY" } }]);
  });

  it("is named when it does not exist", () => {
    const { problems } = read({ PROVIDERS_FILE: path.join(folder, "nothing.json") });
    expect(problems).toEqual([expect.stringMatching(/^PROVIDERS_FILE: ".*nothing\.json" does not exist\.$/)]);
  });

  it("is named when it is no JSON, or a folder", async () => {
    expect((await readFile("{ providers: [")).problems).toEqual([expect.stringMatching(/is not readable JSON\.$/)]);
    expect(read({ PROVIDERS_FILE: folder }).problems).toEqual([expect.stringMatching(/is not readable JSON\.$/)]);
  });

  it.each([
    ["another shape", [], "PROVIDERS_FILE: the file: "],
    ["no list", {}, "PROVIDERS_FILE: providers: "],
    ["an unknown member", { providers: [], version: 1 }, "PROVIDERS_FILE: the file: "],
    ["a key in the file", { providers: [{ ...entry, apiKey: "sk-1234567" }] }, "PROVIDERS_FILE: providers.0: "],
    [
      "an address with a key",
      { providers: [{ ...entry, baseUrl: "http://k@gpu" }] },
      "PROVIDERS_FILE: providers.0.baseUrl: ",
    ],
    ["a taken id", { providers: [{ ...entry, id: "builtin" }] }, "PROVIDERS_FILE: providers.0.id: "],
    ["the same id twice", { providers: [entry, entry] }, "PROVIDERS_FILE: providers.1.id: "],
    [
      "an unknown dialect",
      { providers: [{ ...entry, dialect: "x" }] },
      'PROVIDERS_FILE: providers.0.dialect: Invalid option: expected one of "openai"|',
    ],
    [
      "a wrong place in a table of one's own",
      { providers: [{ ...entry, dialect: { imageField: "picture" } }] },
      "PROVIDERS_FILE: providers.0.dialect.imageField: ",
    ],
    [
      "an unknown parameter",
      { providers: [{ ...entry, dialect: { parameters: { sampler: "x" } } }] },
      "PROVIDERS_FILE: providers.0.dialect.parameters: ",
    ],
  ])("is complained of by its place: %s", async (_what, content, start) => {
    const { problems, settings } = await readFile(content);
    expect(problems[0]).toContain(start);
    expect(problems.join()).not.toContain("sk-1234567");
    expect(settings.more).toEqual([]);
  });

  it("takes every field of a table of one's own", async () => {
    const dialect = {
      imageField: "image[]",
      parameters: { negativePrompt: "neg", strength: "s", steps: "n_steps", guidanceScale: "cfg", seed: null },
      parameterPlace: "form",
      emptyNegativePrompt: " ",
      sizePolicy: "source",
      sizeFormat: "*",
      responseFormat: "url",
      outputFormat: "webp",
      sendsUser: false,
      errorShape: "flat",
      maxImagesPerCall: 4,
      sourceMaxBytes: 1_000_000,
    };
    const { problems, settings } = await readFile({ providers: [{ ...entry, dialect }] });
    expect(problems).toEqual([]);
    expect(settings.more[0]?.entry.dialect).toEqual(dialect);
  });
});
