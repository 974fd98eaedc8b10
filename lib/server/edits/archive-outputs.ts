import { makeZip } from "client-zip";
import { usualDownload } from "@/lib/domain/download";
import { type ArchivedOutput, listArchivedOutputs } from "@/lib/server/db/archived-outputs";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { downloadOutput } from "./download-output";

/** Rows that are held at once: memory does not grow with the archive, but for its manifest. */
const BATCH = 100;

type Entry = { file: string | null } & Record<string, unknown>;

/**
 * The finished ones of these versions as a ZIP that is made while it is read, one picture after the other: each as the PNG that it
 * is downloaded as alone, marks and recipe in it, and `manifest.json`, which tells how each was made. A picture whose bytes are
 * lost is in the manifest alone. Throws `not_found` when none of them is there.
 */
export async function archiveOutputs(
  services: Services,
  ownerId: string,
  outputIds: readonly string[],
): Promise<ReadableStream<Uint8Array>> {
  const ids = [...new Set(outputIds)];
  const firstRows = await listArchivedOutputs(services.db, ownerId, ids.slice(0, BATCH));
  if (firstRows.length === 0 && ids.length <= BATCH) {
    throw new AppError("not_found", "None of these versions has a picture.");
  }
  return makeZip(files(services, ownerId, ids, firstRows));
}

async function* files(services: Services, ownerId: string, ids: string[], firstRows: ArchivedOutput[]) {
  const entries: Entry[] = [];
  const digits = String(ids.length).length;
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const rows = at === 0 ? firstRows : await listArchivedOutputs(services.db, ownerId, batch);
    const byId = new Map(rows.map((row) => [row.output.id, row]));
    for (const id of batch) {
      const row = byId.get(id);
      if (!row) continue;
      const picture = await render(services, ownerId, id);
      const number = String(entries.length + 1).padStart(digits, "0");
      const name = picture && `${number}-${picture.fileName}`;
      if (picture && name) yield { name, input: picture.bytes, lastModified: row.image.createdAt };
      entries.push({ file: name, leavesSignature: picture?.leavesSignature ?? false, ...describe(row) });
    }
  }
  const manifest = { app: "Diptych", madeAt: new Date().toISOString(), pictures: entries };
  yield { name: "manifest.json", input: `${JSON.stringify(manifest, null, 2)}\n`, lastModified: new Date() };
}

async function render(services: Services, ownerId: string, outputId: string) {
  try {
    return await downloadOutput(services, ownerId, outputId, usualDownload);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

function describe({ edit, output, image, source }: ArchivedOutput) {
  const { id, seed, favourite, startedAt, finishedAt } = output;
  return {
    outputId: id,
    editId: edit.id,
    recipe: edit.recipe,
    seed,
    favourite,
    width: image.width,
    height: image.height,
    source: { imageId: source.id, name: source.name, width: source.width, height: source.height },
    parentOutputId: edit.parentOutputId,
    createdAt: edit.createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
