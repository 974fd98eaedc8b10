import path from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { Image } from "@/lib/domain/image";
import type { Services } from "@/lib/server/services";
import { ingestImage } from "./ingest-image";
import { receiveFile } from "./receive-file";
import { toImage } from "./to-image";
import { withTemporaryFolder } from "./with-temporary-folder";

export type Upload = {
  body: ReadableStream<Uint8Array> | Readable;
  /** In bytes, as announced; null when it was not. */
  contentLength: number | null;
  name: string | null;
};

/**
 * Takes a picture in. `isNew` is false when the owner has the same bytes already. Throws what `receiveFile` and `ingestImage` throw;
 * nothing of a refused picture stays.
 */
export async function uploadImage(
  services: Pick<Services, "db" | "blobs" | "env" | "log">,
  ownerId: string,
  { body, contentLength, name }: Upload,
  signal: AbortSignal,
): Promise<{ image: Image; isNew: boolean }> {
  const readable = body instanceof Readable ? body : Readable.fromWeb(body as NodeReadableStream<Uint8Array>);
  return withTemporaryFolder(services.env, async (folder) => {
    const file = path.join(folder, "upload");
    const limits = { maxBytes: services.env.maxUploadBytes, signal };
    const { sha256 } = await receiveFile({ body: readable, contentLength }, file, limits);
    const { image, isNew } = await ingestImage(services, {
      ownerId,
      kind: "upload",
      path: file,
      name: toPictureName(name),
      sha256,
    });
    return { image: toImage(image), isNew };
  });
}

/** The last part of a path, without control characters; null when nothing is left. */
function toPictureName(name: string | null): string | null {
  const last = name?.split(/[/\\]/).at(-1) ?? "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  const clean = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim();
  return [...clean].slice(0, 255).join("") || null;
}
