import type { Edit, Output } from "@/lib/domain/edit";
import type { Image } from "@/lib/domain/image";
import type { Model, Provider } from "@/lib/domain/model-catalog";

export function anImage(id: string, changes: Partial<Image> = {}): Image {
  const address = (form: string) => `/api/images/${id}/${form}`;
  return {
    id,
    width: 1600,
    height: 1065,
    bytes: 260_017,
    mediaType: "image/jpeg",
    hasAlpha: false,
    name: `${id}.jpg`,
    notices: [],
    placeholder: "data:image/webp;base64,AAAA",
    createdAt: "2026-11-22T10:00:00.000Z",
    urls: {
      original: address("original"),
      full: address("full"),
      display: address("display"),
      thumb: address("thumb"),
    },
    ...changes,
  };
}

const base = {
  index: 0,
  seed: 42,
  attempt: 1,
  nextAttemptAt: null,
  retry: null,
  queuePosition: null,
  sent: null,
  warnings: [],
  providerRequestId: null,
  favourite: false,
  difference: null,
  queuedAt: "2026-11-22T10:00:00.000Z",
  startedAt: null,
  finishedAt: null,
};

export const pending = (id: string): Output => ({ ...base, id, status: "queued", image: null, failure: null });

export const finished = (id: string): Output => ({
  ...base,
  id,
  status: "succeeded",
  image: anImage(`image-of-${id}`, { name: null }),
  failure: null,
});

export const failed = (id: string): Output => ({ ...base, id, status: "failed", image: null, failure: null });

/** An edit of `original` unless it says otherwise; `minute` orders edits in time. */
export function anEdit(id: string, outputs: Output[], changes: Partial<Edit> & { minute?: number } = {}): Edit {
  const { minute = 0, ...rest } = changes;
  return {
    id,
    status: "queued",
    source: anImage("original"),
    parentOutputId: null,
    recipe: {
      provider: "builtin",
      model: "filters",
      prompt: `prompt of ${id}`,
      negativePrompt: null,
      strength: null,
      steps: null,
      guidanceScale: null,
      seed: null,
      n: outputs.length,
      size: null,
      sendSize: "model",
    },
    outputs,
    estimate: { typicalMs: null, price: null },
    createdAt: `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`,
    ...rest,
  };
}

/** Takes everything but a seed and a size. */
const fullModel: Model = {
  id: "full",
  label: "Full",
  controls: {
    negativePrompt: { supported: true, type: "text", maxCharacters: 500 },
    strength: { supported: true, type: "number", min: 0, max: 1, step: 0.05, default: 0.8 },
    steps: { supported: true, type: "integer", min: 1, max: 30, step: 1, default: 20 },
    guidanceScale: { supported: true, type: "number", min: 1, max: 10, step: 0.5, default: 2.5 },
    seed: { supported: false, reason: "not_taken_by_model" },
    n: { supported: true, type: "integer", min: 1, max: 4, step: 1, default: 1 },
    size: { supported: false, reason: "chosen_by_provider" },
  },
  limits: { promptMaxCharacters: 20 },
  price: { amount: 0.3, currency: "CNY" },
  asOf: "2026-10",
  source: { workingPixels: 1_000_000, maxBytes: 7_000_000 },
  typicalMs: 18_000,
};

/** Takes a strength and a seed, and nothing else. */
export const plainModel: Model = {
  ...fullModel,
  id: "plain",
  label: "Plain",
  controls: {
    negativePrompt: { supported: false, reason: "no_ai" },
    strength: { supported: true, type: "number", min: 0, max: 1, step: 0.05, default: 1 },
    steps: { supported: false, reason: "no_ai" },
    guidanceScale: { supported: false, reason: "no_ai" },
    seed: { supported: true, type: "integer", min: 0, max: 2_147_483_647, step: 1, default: null },
    n: { supported: true, type: "integer", min: 1, max: 4, step: 1, default: 1 },
    size: { supported: false, reason: "no_ai" },
  },
};

export const someProviders: Provider[] = [
  {
    id: "plainer",
    label: "Plainer",
    configured: true,
    ai: false,
    concurrency: 3,
    keyVariable: null,
    models: [plainModel],
  },
  {
    id: "modelverse",
    label: "Modelverse",
    configured: true,
    ai: true,
    concurrency: 3,
    keyVariable: "MODELVERSE_API_KEY",
    models: [fullModel],
  },
  {
    id: "keyless",
    label: "Keyless",
    configured: false,
    ai: true,
    concurrency: 3,
    keyVariable: "KEYLESS_API_KEY",
    models: [fullModel],
  },
];

/** The same, each of whose models takes a seed. */
export const seededProviders: Provider[] = someProviders.map((provider) => ({
  ...provider,
  models: provider.models.map((model) => ({
    ...model,
    controls: {
      ...model.controls,
      seed: { supported: true, type: "integer", min: 0, max: 1000, step: 1, default: null },
    },
  })),
}));
