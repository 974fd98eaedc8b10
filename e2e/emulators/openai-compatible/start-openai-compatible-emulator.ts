import type { Service } from "../core/service";
import { type Emulator, startEmulator } from "../core/start-emulator";
import { deepInfraService } from "./dialects/deepinfra";
import { openAiService } from "./dialects/openai";
import { sdServerService } from "./dialects/sd-server";
import { sglangService } from "./dialects/sglang";
import { vllmOmniService } from "./dialects/vllm-omni";

export type DialectName = "openai" | "vllm-omni" | "sglang" | "sd-server" | "deepinfra";

export type DialectEmulatorOptions = {
  dialect: DialectName;
  port?: number;
  /** Null asks for none. Left out: a key where the service always asks for one, none for one's own engines. */
  apiKey?: string | null;
};

const services: Record<DialectName, { create(apiKey: string | null): Service; apiKey: string | null }> = {
  openai: { create: openAiService, apiKey: "sk-openai-emulator-0123456789" },
  "vllm-omni": { create: vllmOmniService, apiKey: null },
  sglang: { create: sglangService, apiKey: null },
  "sd-server": { create: sdServerService, apiKey: null },
  deepinfra: { create: deepInfraService, apiKey: "di-emulator-0123456789" },
};

/** One of the servers that speak a dialect of OpenAI's `POST /v1/images/edits`. */
export async function startOpenAiCompatibleEmulator({
  dialect,
  port,
  apiKey,
}: DialectEmulatorOptions): Promise<Emulator> {
  const { create, apiKey: usual } = services[dialect];
  const key = apiKey === undefined ? usual : apiKey;
  return startEmulator(create(key), key, port);
}
