import { afterAll, beforeAll, describe } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startOpenAiCompatibleEmulator } from "@/e2e/emulators/openai-compatible/start-openai-compatible-emulator";
import { dialectAt } from "../__fixtures__/emulated-editors";
import { emulatedSubject } from "../__fixtures__/emulated-subject";
import { imageEditorContract } from "../image-editor-contract";
import { customDialect, dialectNames } from "./dialect";

describe.each(dialectNames)("the dialect %s", (dialect) => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startOpenAiCompatibleEmulator({ dialect });
  });
  afterAll(() => emulator.close());

  imageEditorContract(`dialect ${dialect}`, () =>
    emulatedSubject(emulator, "default", {
      editor: dialectAt(emulator, dialect),
      failing: dialectAt(emulator, dialect, { baseUrl: `${emulator.url}/v1/elsewhere` }),
    }),
  );
});

describe("a dialect of one's own table", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startOpenAiCompatibleEmulator({ dialect: "vllm-omni", apiKey: "a-key-of-ones-own" });
  });
  afterAll(() => emulator.close());

  const dialect = customDialect({
    imageField: "image[]",
    parameters: { negativePrompt: "negative_prompt", steps: "num_inference_steps", seed: "seed" },
    sizePolicy: "source",
    responseFormat: "b64_json",
    errorShape: "any",
  });

  imageEditorContract("a custom dialect", () =>
    emulatedSubject(emulator, "default", {
      editor: dialectAt(emulator, "vllm-omni", { dialect }),
      failing: dialectAt(emulator, "vllm-omni", { dialect, baseUrl: `${emulator.url}/v1/elsewhere` }),
    }),
  );
});
