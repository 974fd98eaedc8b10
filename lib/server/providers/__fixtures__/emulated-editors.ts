import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { createDmxapiEditor, type DmxapiOptions } from "../dmxapi";
import { createModelverseEditor, type ModelverseOptions } from "../modelverse";
import { createOpenAiCompatibleEditor, type OpenAiCompatibleOptions } from "../openai-compatible";
import { type DialectName, dialects } from "../openai-compatible/dialect";

/** Short enough for a test that waits for the end of a call, long enough for a busy machine. */
const limits = { connectMs: 5_000, firstByteMs: 20_000, totalMs: 20_000, maxBytes: 64_000_000 };

export function modelverseAt({ url, apiKey }: Emulator, options: Partial<ModelverseOptions> = {}) {
  const usual = { apiKey, baseUrl: url, profile: "v1", responseFormat: null, concurrency: 3, limits } as const;
  return createModelverseEditor({ ...usual, ...options });
}

export function dmxapiAt({ url, apiKey }: Emulator, options: Partial<DmxapiOptions> = {}) {
  return createDmxapiEditor({ apiKey, baseUrl: url, concurrency: 3, limits, ...options });
}

const models: Record<DialectName, string> = {
  openai: "gpt-image-1",
  "vllm-omni": "Qwen/Qwen-Image-Edit-2511",
  sglang: "Qwen/Qwen-Image-Edit-2511",
  "sd-server": "sd-cpp-local",
  deepinfra: "Qwen/Qwen-Image-Edit",
};

/** What each of the emulated servers runs. */
export const modelOf = (name: DialectName) => models[name];

/** DeepInfra's base has more behind it than the version. */
const baseOf = (name: DialectName) => (name === "deepinfra" ? "/v1/openai" : "/v1");

export function dialectAt(
  { url, apiKey }: Emulator,
  name: DialectName,
  options: Partial<OpenAiCompatibleOptions> = {},
) {
  return createOpenAiCompatibleEditor({
    id: name,
    label: name,
    baseUrl: url + baseOf(name),
    keyVariable: apiKey === null ? null : "DIALECT_KEY",
    apiKey,
    model: { id: models[name], label: models[name], promptMaxCharacters: 2000, price: null },
    dialect: dialects[name],
    concurrency: 3,
    limits,
    ...options,
  });
}
