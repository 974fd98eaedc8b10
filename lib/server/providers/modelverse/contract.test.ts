import { afterAll, beforeAll, describe } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startModelverseEmulator } from "@/e2e/emulators/modelverse/start-modelverse-emulator";
import { modelverseAt } from "../__fixtures__/emulated-editors";
import { emulatedSubject } from "../__fixtures__/emulated-subject";
import { imageEditorContract } from "../image-editor-contract";
import type { ModelverseOptions } from ".";

const variants: [string, string, Partial<ModelverseOptions>][] = [
  ["Modelverse, its first page", "v1", {}],
  ["Modelverse, its first page, base64", "v1", { responseFormat: "b64_json" }],
  ["Modelverse, its later page", "v2", { profile: "v2" }],
];

describe.each(variants)("%s", (name, mode, options) => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startModelverseEmulator();
  });
  afterAll(() => emulator.close());

  imageEditorContract(name, () =>
    emulatedSubject(emulator, mode, {
      editor: modelverseAt(emulator, options),
      failing: modelverseAt(emulator, { ...options, apiKey: "mv-a-wrong-key-987654321" }),
    }),
  );
});
