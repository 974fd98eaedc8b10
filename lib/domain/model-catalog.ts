/** Why a model does not take a control. The sentence is the interface's, by code. */
export type UnsupportedReason = "not_taken_by_model" | "chosen_by_provider" | "no_ai";

export type Unsupported = { supported: false; reason: UnsupportedReason };

export type NumberControl =
  | Unsupported
  | { supported: true; type: "number" | "integer"; min: number; max: number; step: number; default: number | null };

export type TextControl = Unsupported | { supported: true; type: "text"; maxCharacters: number };

export type SizeControl =
  | Unsupported
  | { supported: true; type: "size"; min: number; max: number; step: number; default: string | null };

/** One table for the form and for the server's validation. */
export type Controls = {
  negativePrompt: TextControl;
  strength: NumberControl;
  steps: NumberControl;
  guidanceScale: NumberControl;
  seed: NumberControl;
  n: NumberControl;
  size: SizeControl;
};

export type ControlName = keyof Controls;

export type Price = { amount: number; currency: string };

/** One row of a provider's catalogue. */
export type Model = {
  id: string;
  label: string;
  controls: Controls;
  limits: {
    /** Counted in code points. */
    promptMaxCharacters: number;
  };
  /** Per output; null when unknown, amount 0 when free. */
  price: Price | null;
  /** The month in which these facts were read from the provider's own pages, YYYY-MM; null where they are nobody else's. */
  asOf: string | null;
  /** How the source is prepared for it: to about so many pixels (null: as it is), within so many bytes (null: no limit). */
  source: { workingPixels: number | null; maxBytes: number | null };
  /** Median of past runs here in milliseconds; null before the first. */
  typicalMs: number | null;
};

/** A provider as the interface sees it: never a key, nor part of one. */
export type Provider = {
  id: string;
  label: string;
  /** False while its key is missing: shown, and not to be chosen. */
  configured: boolean;
  /** Whether a neural network makes its pictures. */
  ai: boolean;
  /** How many calls may run at a time. */
  concurrency: number;
  /** The environment variable that its key is read from; null where it needs none, or reads it elsewhere. */
  keyVariable: string | null;
  models: Model[];
};

/** The model that a recipe means: the named one, or the provider's first. */
export function findModel(
  providers: readonly Provider[],
  { provider, model }: { provider: string; model: string | null },
): Model | null {
  const models = providers.find(({ id }) => id === provider)?.models ?? [];
  return (model === null ? models[0] : models.find(({ id }) => id === model)) ?? null;
}
