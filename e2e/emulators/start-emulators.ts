import type { Emulator } from "./core/start-emulator";
import { startDmxapiEmulator } from "./dmxapi/start-dmxapi-emulator";
import { startModelverseEmulator } from "./modelverse/start-modelverse-emulator";
import { type DialectName, startOpenAiCompatibleEmulator } from "./openai-compatible/start-openai-compatible-emulator";

const FIRST_PORT = 4110;
/** Each takes its port and the next one, for its pictures. */
const PORT_STEP = 10;

/** Under which model each dialect is asked, and what stands before `/images/edits`. */
const dialects: Record<DialectName, { model: string; label: string; base: string }> = {
  openai: { model: "gpt-image-1", label: "OpenAI (emulated)", base: "/v1" },
  "vllm-omni": { model: "Qwen/Qwen-Image-Edit-2511", label: "vLLM-Omni (emulated)", base: "/v1" },
  sglang: { model: "Qwen/Qwen-Image-Edit-2511", label: "SGLang (emulated)", base: "/v1" },
  "sd-server": { model: "sd-cpp-local", label: "sd-server (emulated)", base: "/v1" },
  deepinfra: { model: "Qwen/Qwen-Image-Edit", label: "DeepInfra (emulated)", base: "/v1/openai" },
};

export type RunningEmulators = {
  emulators: Emulator[];
  /** What points the app at them. */
  environment: Record<string, string>;
  /** The content of a `PROVIDERS_FILE` that names the dialects. */
  providersFile: { providers: Record<string, unknown>[] };
  close(): Promise<void>;
};

/** Starts every emulator on 127.0.0.1, ten ports apart from the first (0: any free ones). Throws when a port is taken, and leaves none behind. */
export async function startEmulators(firstPort = FIRST_PORT): Promise<RunningEmulators> {
  const dialectNames = Object.keys(dialects) as DialectName[];
  const portAt = (index: number) => (firstPort === 0 ? 0 : firstPort + index * PORT_STEP);
  const starting = await Promise.allSettled([
    startModelverseEmulator({ port: portAt(0) }),
    startDmxapiEmulator({ port: portAt(1) }),
    ...dialectNames.map((dialect, index) => startOpenAiCompatibleEmulator({ dialect, port: portAt(index + 2) })),
  ]);
  const emulators = starting.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
  const close = async () => void (await Promise.all(emulators.map((emulator) => emulator.close())));
  const failed = starting.find((start) => start.status === "rejected");
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { emulators, environment: environmentOf(emulators), providersFile: providersFileOf(emulators), close };
}

function environmentOf(emulators: readonly Emulator[]): Record<string, string> {
  const entries = emulators.flatMap(({ name, url, apiKey }) => [
    ...(name === "modelverse" || name === "dmxapi" ? [[`${variable(name)}_BASE_URL`, url]] : []),
    ...(apiKey === null ? [] : [[keyVariable(name), apiKey]]),
  ]);
  return Object.fromEntries(entries);
}

function providersFileOf(emulators: readonly Emulator[]): RunningEmulators["providersFile"] {
  const providers = emulators.flatMap(({ name, url, apiKey }) => {
    const dialect = Object.hasOwn(dialects, name) ? dialects[name as DialectName] : null;
    if (!dialect) return [];
    return {
      id: `${name}-emulator`,
      kind: "openai-compatible",
      label: dialect.label,
      baseUrl: `${url}${dialect.base}`,
      keyVariable: apiKey === null ? null : keyVariable(name),
      model: dialect.model,
      dialect: name,
    };
  });
  return { providers };
}

function keyVariable(name: string): string {
  return name === "modelverse" || name === "dmxapi"
    ? `${variable(name)}_API_KEY`
    : `EMULATED_${variable(name)}_API_KEY`;
}

function variable(name: string): string {
  return name.toUpperCase().replaceAll("-", "_");
}
