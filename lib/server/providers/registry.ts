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
  /** What a day may cost, by provider, in its currency; of whom nobody has said it there is none. */
  budgets: ReadonlyMap<string, number>;
  /** What the form starts with: the first configured one that makes pictures elsewhere, else the built-in filters. */
  defaultProvider: ImageEditor;
};

export function createProviderRegistry(env: Pick<Environment, "maxPixels" | "providers">): ProviderRegistry {
  const builtin = createBuiltinEditor({ maxPixels: env.maxPixels });
  const { modelverse, dmxapi, more } = env.providers;
  const settings = [modelverse, dmxapi, ...more];
  const editors = hostedEditors(env.providers).map((editor, index) => atPrice(editor, settings[index]?.price ?? null));
  const budgets = editors.flatMap(({ id }, index) => {
    const budget = settings[index]?.dailyBudget ?? null;
    return budget === null ? [] : [[id, budget] as const];
  });
  return toRegistry(editors, builtin, new Map(budgets));
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

/** Both hosts of the catalogue charge in yuan; for others the price's own currency counts. */
const CURRENCY = "CNY";

/** The operator knows better than a price list of some months ago. */
function atPrice(editor: ImageEditor, amount: number | null): ImageEditor {
  if (amount === null) return editor;
  const models = editor.models.map((model) => ({
    ...model,
    price: {
      amount,
      currency: model.price?.currency ?? (editor.id === "modelverse" || editor.id === "dmxapi" ? CURRENCY : "USD"),
    },
  }));
  return { ...editor, models };
}

function limitsOf({ connectMs, firstByteMs, timeoutMs }: CallSettings): CallLimits {
  return { connectMs, firstByteMs, totalMs: timeoutMs, maxBytes: ANSWER_MAX_BYTES };
}

/** Hosted providers stand before the built-in filters. */
export function toRegistry(
  hosted: readonly ImageEditor[],
  builtin: ImageEditor,
  budgets: ReadonlyMap<string, number> = new Map(),
): ProviderRegistry {
  const editors = [...hosted, builtin];
  return {
    editors,
    budgets,
    find: (id) => editors.find((editor) => editor.id === id) ?? null,
    defaultProvider: hosted.find(({ configured }) => configured) ?? builtin,
  };
}
