import type { ImageVariant } from "@/lib/domain/image";

export type PictureForm = ImageVariant | "original";

export const pictureForms = ["original", "full", "display", "thumb"] as const satisfies readonly PictureForm[];

/** Where a form of an image lies in the blob store. */
export function pictureKey(imageId: string, form: PictureForm): string {
  return `images/${imageId}/${form}`;
}
