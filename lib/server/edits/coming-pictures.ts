import type { Preview } from "@/lib/domain/edit";
import { findOffered } from "@/lib/server/images/early-display";
import { formUrl } from "@/lib/server/images/to-image";
import { oncePerProcess } from "@/lib/server/once-per-process";

/** The provider has answered: this process will have the picture in its hands, before anything about it is written down. */
export type ComingPicture = { ownerId: string; editId: string; outputId: string; preview: Preview };

const listeners = oncePerProcess("coming-pictures", () => new Set<(coming: ComingPicture) => void>());

/** Tells the streams that this process serves; the others hear of it when it is stored. Once more when the preview says its size. */
export function tellComing(output: Omit<ComingPicture, "preview">, imageId: string): void {
  const preview = findPreview(imageId);
  if (preview) for (const listener of [...listeners]) listener({ ...output, preview });
}

/** Returns the function that ends it. */
export function onComing(listener: (coming: ComingPicture) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Null where this process has nothing to offer. */
export function findPreview(imageId: string): Preview | null {
  const offered = findOffered(imageId);
  return offered && { imageId, url: formUrl(imageId, "display"), size: offered.size };
}
