import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnvironment } from "@/lib/server/env";
import { createBuiltinEditor } from "./builtin/create-builtin-editor";
import type { ImageEditor } from "./image-editor";
import { createProviderRegistry, toRegistry } from "./registry";

const empty = createProviderRegistry(parseEnvironment({}));
const builtin = createBuiltinEditor({ maxPixels: 1e8 });
const hosted = (id: string, configured: boolean): ImageEditor => ({
  ...builtin,
  id,
  configured,
  ai: true,
  billed: true,
});

describe("provider registry", () => {
  it("has the built-in filters without any key", () => {
    expect(empty.find("builtin")?.configured).toBe(true);
    expect(empty.defaultProvider.id).toBe("builtin");
  });

  it("shows the hosted providers before they have a key, with the variable to set", () => {
    expect(empty.editors.map(({ id, configured, keyVariable }) => [id, configured, keyVariable])).toEqual([
      ["modelverse", false, "MODELVERSE_API_KEY"],
      ["dmxapi", false, "DMXAPI_API_KEY"],
      ["builtin", true, undefined],
    ]);
  });

  it("takes the key of the second while the first has none", () => {
    const { defaultProvider } = createProviderRegistry(parseEnvironment({ DMXAPI_API_KEY: "sk-abc" }));
    expect([defaultProvider.id, defaultProvider.configured]).toEqual(["dmxapi", true]);
  });

  it("builds Modelverse by the page that its profile names", () => {
    const sizeOf = (profile: string) =>
      createProviderRegistry(parseEnvironment({ MODELVERSE_PROFILE: profile })).find("modelverse")?.models[0]?.controls
        .size.supported;
    expect([sizeOf("v1"), sizeOf("v2")]).toEqual([false, true]);
  });

  it("lets results come from private addresses of the hosts that the configuration names, and of no others", () => {
    const registry = createProviderRegistry(parseEnvironment({ MODELVERSE_BASE_URL: "http://10.0.0.7:8080/v1" }));
    expect(registry.find("modelverse")?.ownHosts).toEqual(["10.0.0.7:8080"]);
    expect(registry.find("dmxapi")?.ownHosts).toEqual(["www.dmxapi.cn"]);
  });

  it("adds what PROVIDERS_FILE names, each with its own bounds, and gives no key away", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "diptych-registry-"));
    const file = path.join(folder, "providers.json");
    const gpu = { id: "gpu", kind: "openai-compatible", label: "GPU", baseUrl: "http://gpu:8000", model: "m" };
    const providers = [
      { ...gpu, dialect: "vllm-omni", price: { amount: 0.02, currency: "USD" }, promptMaxCharacters: 500 },
      { ...gpu, id: "keyed", keyVariable: "KEYED_KEY" },
    ];
    await writeFile(file, JSON.stringify({ providers }));
    const variables = { PROVIDERS_FILE: file, GPU_CONCURRENCY: "7", KEYED_KEY: "key-of-the-second" };
    const registry = createProviderRegistry(parseEnvironment(variables));
    await rm(folder, { recursive: true });
    expect(registry.find("gpu")).toMatchObject({
      label: "GPU",
      configured: true,
      concurrency: 7,
      ownHosts: ["gpu:8000"],
      models: [{ id: "m", label: "m", price: { amount: 0.02, currency: "USD" }, limits: { promptMaxCharacters: 500 } }],
    });
    expect(registry.defaultProvider.id).toBe("gpu");
    expect(JSON.stringify(registry.editors)).not.toContain("key-of-the-second");
  });

  it("knows nothing by another name", () => {
    expect(empty.find("nobody")).toBeNull();
  });

  it("gives every provider a name of its own", () => {
    expect(new Set(empty.editors.map(({ id }) => id)).size).toBe(empty.editors.length);
  });

  it("starts with the first hosted provider that has its key", () => {
    const registry = toRegistry([hosted("first", false), hosted("second", true), hosted("third", true)], builtin);
    expect(registry.defaultProvider.id).toBe("second");
    expect(registry.editors.map(({ id }) => id)).toEqual(["first", "second", "third", "builtin"]);
  });

  it("starts with the built-in filters while no hosted provider has its key", () => {
    expect(toRegistry([hosted("first", false)], builtin).defaultProvider).toBe(builtin);
  });
});
