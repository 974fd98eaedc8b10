import { randomInt } from "node:crypto";
import type { Sent, Warning } from "@/lib/domain/edit";
import { SEED_MAX } from "@/lib/domain/recipe";
import { type EditRequest, type ImageEditor, type Progress, ProviderError } from "../image-editor";
import { applyInstructions } from "./apply-instructions";
import { canceled } from "./canceled";
import { filtersModel } from "./catalog";
import { controlWarnings } from "./control-warnings";
import { describeInstructions } from "./describe-instructions";
import { type Instruction, instructionLabels } from "./instruction";
import { decodePicture } from "./pixels/decode-picture";
import { encodePicture } from "./pixels/encode-picture";
import { looksTheSame } from "./pixels/looks-the-same";
import { parsePrompt } from "./prompt/parse-prompt";

/** As the providers' calls have it. */
const TIMEOUT_MS = 300_000;

/** Filters that run here, without a network, a key or a neural network: free, and the same bytes for the same recipe and seed. */
export function createBuiltinEditor({
  maxPixels,
  timeoutMs = TIMEOUT_MS,
}: {
  maxPixels: number;
  timeoutMs?: number;
}): ImageEditor {
  return {
    id: "builtin",
    label: "Built-in filters – no AI",
    configured: true,
    ai: false,
    billed: false,
    concurrency: 2,
    models: [filtersModel],
    submit: (request, signal) => withinTime(timeoutMs, signal, (within) => submit(request, maxPixels, within)),
    async collect() {
      throw new ProviderError("interrupted", "Built-in filters give no tickets: there is nothing to ask for.");
    },
  };
}

/** Nothing runs for ever, not even where a library does not hear that it is told to stop. */
function withinTime<Result>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_resolve, reject) => {
    const timedOut = new ProviderError("timed_out", "The filters did not finish in time.", {
      outcome: "ran",
      retryable: true,
    });
    limit.addEventListener("abort", () => reject(timedOut), { once: true });
  });
  return Promise.race([work(AbortSignal.any([signal, limit])), late]);
}

async function submit({ recipe, source }: EditRequest, maxPixels: number, signal: AbortSignal): Promise<Progress> {
  if (signal.aborted) throw canceled();
  const { instructions, warnings: promptWarnings } = parsePrompt(recipe.prompt);
  const warnings = [...controlWarnings(recipe, instructions), ...promptWarnings];
  const strength = recipe.strength ?? 1;
  requireWork(instructions, strength, warnings);
  const seed = recipe.seed ?? randomInt(SEED_MAX);
  const picture = await decodePicture(source.bytes, signal);
  const varies = recipe.n > 1;
  const result = await applyInstructions(picture, { instructions, strength, seed, varies, maxPixels, signal });
  if (await looksTheSame(picture, result, signal)) {
    throw new ProviderError(
      "bad_input",
      "Nothing changed: the picture already looks like this. Choose another filter or a larger amount.",
      {
        warnings,
      },
    );
  }
  const bytes = await encodePicture(result, signal);
  if (signal.aborted) throw canceled();
  const sent: Sent = { prompt: recipe.prompt, strength, seed, instructions: describeInstructions(instructions) };
  return { state: "done", picture: { bytes }, seed, sent, warnings, providerRequestId: null };
}

function requireWork(instructions: readonly Instruction[], strength: number, warnings: Warning[]): void {
  if (instructions.length === 0) {
    const known = Object.values(instructionLabels).map(({ en }) => en);
    throw new ProviderError(
      "not_understood",
      `This filter set knows: ${known.join(", ")}; add a provider's key for free editing.`,
      { warnings },
    );
  }
  if (strength <= 0) {
    throw new ProviderError("bad_input", "At strength 0 the picture would stay as it is. Choose a larger strength.", {
      warnings,
    });
  }
}
