import { afterAll, beforeAll, describe } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startOpenAiCompatibleEmulator } from "@/e2e/emulators/openai-compatible/start-openai-compatible-emulator";
import { dialectAt } from "../__fixtures__/emulated-editors";
import { emulatedSubject } from "../__fixtures__/emulated-subject";
import { imageEditorContract } from "../image-editor-contract";
import { dialectNames } from "./dialect";

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
