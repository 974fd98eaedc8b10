import type { PreparedSource } from "./image-editor";

/** Some gateways tell the type by the name's ending; the name is ours, never the person's. */
const names = { "image/png": "image.png", "image/jpeg": "image.jpg", "image/webp": "image.webp" } as const;

/** The picture as a part of a form. */
export function pictureFile({ bytes, mediaType }: PreparedSource): File {
  return new File([new Uint8Array(bytes)], names[mediaType], { type: mediaType });
}
