import { afterAll, beforeAll, describe } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startDmxapiEmulator } from "@/e2e/emulators/dmxapi/start-dmxapi-emulator";
import { dmxapiAt } from "../__fixtures__/emulated-editors";
import { emulatedSubject } from "../__fixtures__/emulated-subject";
import { imageEditorContract } from "../image-editor-contract";

describe.each(["documented", "gateway"])("DMXAPI, %s", (mode) => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startDmxapiEmulator();
  });
  afterAll(() => emulator.close());

  imageEditorContract(`DMXAPI, ${mode}`, () =>
    emulatedSubject(emulator, mode, {
      editor: dmxapiAt(emulator),
      failing: dmxapiAt(emulator, { apiKey: "sk-aWrongKeyaWrongKeyaWrongKey" }),
    }),
  );
});
