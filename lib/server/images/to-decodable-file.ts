import path from "node:path";
import { decodeHeic } from "./decode-heic";
import type { Inspection } from "./inspect-image";

/** A file of the same picture that sharp can decode: HEIC becomes a TIFF in `folder`, everything else stays what it is. */
export async function toDecodableFile(file: string, inspection: Inspection, folder: string): Promise<string> {
  if (inspection.mediaType !== "image/heic") return file;
  const target = path.join(folder, "decoded.tiff");
  await decodeHeic(file, target, inspection);
  return target;
}
