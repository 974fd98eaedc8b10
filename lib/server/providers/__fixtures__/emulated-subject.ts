import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { downloadResult } from "../download-result";
import type { ImageEditor } from "../image-editor";
import type { ContractSubject } from "../image-editor-contract";

/** An adapter before its emulator, which has no complaint of any call that the adapter itself made right. */
export function emulatedSubject(
  emulator: Emulator,
  mode: string,
  { editor, failing }: { editor: ImageEditor; failing: ImageEditor },
): ContractSubject {
  emulator.reset();
  emulator.switch({ mode });
  return {
    editor,
    failing,
    prompt: "Convert to quick pencil sketch",
    secrets: emulator.apiKey === null ? [] : [emulator.apiKey],
    download: (url) => downloaded(url, editor),
    async close() {
      const complaints = emulator
        .calls()
        .filter(({ status }) => status === 200)
        .flatMap((call) => call.complaints);
      expect(complaints).toEqual([]);
    },
  };
}

/** By the only way that a result comes into the house. */
async function downloaded(url: string, { ownHosts }: ImageEditor): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), "diptych-result-"));
  const file = path.join(folder, "result");
  try {
    await downloadResult(url, file, { ownHosts, signal: new AbortController().signal });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
