import { createHash } from "node:crypto";
import type { ImageVariant } from "@/lib/domain/image";
import type { SharedRow } from "@/lib/server/db/shares";
import { AppError } from "@/lib/server/errors";
import { type ByteRange, type OpenPicture, openImagePicture } from "@/lib/server/images/open-image-picture";
import type { Services } from "@/lib/server/services";
import { openSmallPicture, type SmallForm } from "./open-small-picture";
import { type OpenShare, requireOpenShare } from "./require-open-share";

export type SharedPictureQuery = { slot: "before" | "after"; index: number; size: ImageVariant | SmallForm };

/**
 * One derived picture of a share, never the file as it came. Full size only where download is allowed. Throws `not_found` for what the
 * share does not show, and what `requireOpenShare` throws.
 */
export async function openSharedPicture(
  services: Pick<Services, "db" | "blobs" | "env">,
  token: string,
  pass: string | null,
  { slot, index, size }: SharedPictureQuery,
  range: ByteRange | null,
): Promise<OpenPicture> {
  const open = await requireOpenShare(services, token, pass);
  const { source, image } = requireVersion(open, index);
  const isShown = (slot === "after" || open.share.showOriginal) && (size !== "full" || open.share.allowDownload);
  if (!isShown) throw new AppError("not_found", "This share does not show that.");
  const shown = slot === "after" ? image : source;
  const picture =
    size === "small" || size === "smaller"
      ? await openSmallPicture(services, shown, size)
      : await openImagePicture(services, open.share.ownerId, shown.id, size, range);
  // Our own tag has the image's id in it, which other shares of the same picture would have in common.
  return { ...picture, name: null, etag: sharedTag(token, picture.etag) };
}

export function requireVersion({ versions }: OpenShare, index: number): SharedRow {
  const version = versions.find(({ position }) => position === index);
  if (!version) throw new AppError("not_found", "This share does not have so many pictures.");
  return version;
}

/** Strong, and no two shares have one in common. */
export function sharedTag(token: string, tag: string): string {
  return `"${createHash("sha256").update(`${token} ${tag}`).digest("base64url").slice(0, 22)}"`;
}
