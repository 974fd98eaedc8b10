import type { Image } from "@/lib/domain/image";
import type { ImageRow } from "@/lib/server/db/images";
import type { PictureForm } from "./picture-key";

export function formUrl(imageId: string, form: PictureForm): string {
  return `/api/images/${imageId}/${form}`;
}

/** The image as everybody but the server sees it. */
export function toImage(row: ImageRow): Image {
  const { id, width, height, bytes, mediaType, hasAlpha, name, notices, placeholder, createdAt } = row;
  const url = (form: PictureForm) => formUrl(id, form);
  return {
    id,
    width,
    height,
    bytes,
    mediaType,
    hasAlpha,
    name,
    notices,
    placeholder,
    createdAt: createdAt.toISOString(),
    urls: { original: url("original"), full: url("full"), display: url("display"), thumb: url("thumb") },
  };
}
