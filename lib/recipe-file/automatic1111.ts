import type { RecipeRecord } from "./recipe-record";

/** The text that AUTOMATIC1111's web UI keeps under `parameters`, and that many tools read (modules/infotext_utils.py, read 2026-11). */
export function writeParametersText(
  record: RecipeRecord,
  { width, height }: { width: number; height: number },
): string {
  const { prompt, negativePrompt, steps, guidanceScale, seed, strength, model, app } = record;
  const settings = {
    Steps: steps,
    "CFG scale": guidanceScale,
    Seed: seed,
    Size: `${width}x${height}`,
    Model: model,
    "Denoising strength": strength,
    Version: app,
  };
  const line = Object.entries(settings)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${quote(String(value))}`)
    .join(", ");
  return [prompt, ...(negativePrompt ? [`Negative prompt: ${negativePrompt}`] : []), line].join("\n");
}

/** The recipe's fields that such a text tells; null where it is none. */
export function parseParametersText(text: string): Record<string, unknown> | null {
  const lines = text.trim().split("\n");
  const settings = parseSettings(lines.at(-1) ?? "");
  // As there: fewer than three pairs are the last line of a prompt.
  if (settings.size < 3) return null;
  const words = lines.slice(0, -1);
  const negativeAt = words.findIndex((line) => line.trimStart().startsWith("Negative prompt:"));
  const positive = negativeAt === -1 ? words : words.slice(0, negativeAt);
  const negative = negativeAt === -1 ? [] : words.slice(negativeAt);
  return {
    prompt: positive.join("\n").trim(),
    negativePrompt: negative.join("\n").trim().slice("Negative prompt:".length).trim(),
    steps: toNumber(settings.get("Steps")),
    guidanceScale: toNumber(settings.get("CFG scale")),
    seed: toNumber(settings.get("Seed")),
    strength: toNumber(settings.get("Denoising strength")),
    model: settings.get("Model"),
  };
}

function parseSettings(line: string): Map<string, string> {
  const settings = new Map<string, string>();
  const pair = /\s*(\w[\w \-/]{0,63}):\s*("(?:\\.|[^\\"])*"|[^,]*)(?:,|$)/gy;
  for (let found = pair.exec(line); found; found = pair.exec(line)) {
    settings.set(found[1] ?? "", unquote(found[2] ?? ""));
  }
  return settings;
}

function toNumber(text: string | undefined): number | null {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

function quote(value: string): string {
  return /[,\n:]/.test(value) ? JSON.stringify(value) : value;
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value.trim();
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}
