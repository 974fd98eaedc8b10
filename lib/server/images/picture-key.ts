import type { ImageVariant } from "@/lib/domain/image";

export type PictureForm = ImageVariant | "original";

export const pictureForms = ["original", "full", "display", "thumb"] as const satisfies readonly PictureForm[];

/** Social previews of a result: with what it was made from, or alone. They are the result's, so that they go with it. */
export const cardForms = ["card", "card-alone"] as const;

export type CardForm = (typeof cardForms)[number];

/** Made when first asked for. */
export const laterForms = [...cardForms, "small", "smaller"] as const;

export type LaterForm = (typeof laterForms)[number];

/** Where a form of an image lies in the blob store. */
export function pictureKey(imageId: string, form: PictureForm | LaterForm): string {
  return `images/${imageId}/${form}`;
}
