import type { Sharp } from "sharp";
import type { StillFormat } from "@/lib/domain/download";
import { jpegXmp, type Provenance, pngTexts, writeFileXmp } from "@/lib/recipe-file/file-marks";
import { withPngTexts } from "@/lib/recipe-file/png-text-chunk";
import type { RecipeRecord } from "@/lib/recipe-file/recipe-record";

/** What a file says beside its pixels; the record is null where the recipe is left out. */
export type FileMarks = { provenance: Provenance; record: RecipeRecord | null };

/** A file for elsewhere: sRGB with its profile embedded, and with marks that say how it came about. */
export async function encodePicture(
  picture: Sharp,
  { format, quality }: { format: StillFormat; quality: number },
  { provenance, record }: FileMarks,
): Promise<Uint8Array<ArrayBuffer>> {
  picture.withIccProfile("srgb");
  switch (format) {
    case "png": {
      const { data, info } = await picture.png().toBuffer({ resolveWithObject: true });
      return withPngTexts(data, pngTexts(provenance, record, info));
    }
    case "webp":
      return toBytes(picture.withXmp(writeFileXmp(provenance, record)).webp({ quality }));
    case "jpeg":
      return toBytes(picture.withXmp(jpegXmp(provenance, record)).jpeg({ quality, chromaSubsampling: "4:4:4" }));
  }
}

async function toBytes(picture: Sharp): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await picture.toBuffer());
}
