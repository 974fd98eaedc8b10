import type { Environment } from "@/lib/server/env";
import type { CallSettings, ProviderSettings } from "@/lib/server/provider-settings";
import { createBuiltinEditor } from "./builtin/create-builtin-editor";
import type { CallLimits } from "./call-provider";
import { createDmxapiEditor } from "./dmxapi";
import type { ImageEditor } from "./image-editor";
import { createModelverseEditor } from "./modelverse";
import { createOpenAiCompatibleEditor } from "./openai-compatible";
import { dialectOf } from "./providers-file";

// A picture of 40 MB as base64, and room.
const ANSWER_MAX_BYTES = 64_000_000;

/** Every provider that this installation knows, configured or not. */
export type ProviderRegistry = {
  editors: readonly ImageEditor[];
  find(id: string): ImageEditor | null;
  /** What the form starts with: the first configured one that makes pictures elsewhere, else the built-in filters. */
  defaultProvider: ImageEditor;
};

export function createProviderRegistry(env: Pick<Environment, "maxPixels" | "providers">): ProviderRegistry {
  const builtin = createBuiltinEditor({ maxPixels: env.maxPixels });
  return toRegistry(hostedEditors(env.providers), builtin);
}

function hostedEditors({ modelverse, dmxapi, more }: ProviderSettings): ImageEditor[] {
  return [
    createModelverseEditor({ ...modelverse, limits: limitsOf(modelverse) }),
    createDmxapiEditor({ ...dmxapi, limits: limitsOf(dmxapi) }),
    ...more.map(({ entry, apiKey, ...settings }) =>
      createOpenAiCompatibleEditor({
        id: entry.id,
        label: entry.label,
        baseUrl: entry.baseUrl,
        keyVariable: entry.keyVariable,
        apiKey,
        model: {
          id: entry.model,
          label: entry.modelLabel ?? entry.model,
          promptMaxCharacters: entry.promptMaxCharacters,
          price: entry.price,
        },
        dialect: dialectOf(entry),
        concurrency: settings.concurrency,
        limits: limitsOf(settings),
      }),
    ),
  ];
}

function limitsOf({ connectMs, firstByteMs, timeoutMs }: CallSettings): CallLimits {
  return { connectMs, firstByteMs, totalMs: timeoutMs, maxBytes: ANSWER_MAX_BYTES };
}

/** Hosted providers stand before the built-in filters. */
export function toRegistry(hosted: readonly ImageEditor[], builtin: ImageEditor): ProviderRegistry {
  const editors = [...hosted, builtin];
  return {
    editors,
    find: (id) => editors.find((editor) => editor.id === id) ?? null,
    defaultProvider: hosted.find(({ configured }) => configured) ?? builtin,
  };
}
