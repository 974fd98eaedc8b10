import { BlobMissing } from "@/lib/server/blobs/blob-store";
import { type ImageRow, updateNotices } from "@/lib/server/db/images";
import type { Services } from "@/lib/server/services";
import { bringDown } from "./bring-down";
import { hasContentCredentials } from "./has-content-credentials";

const kinds = { "image/png": "png", "image/jpeg": "jpeg", "image/webp": "webp" } as const;

const isCheckable = (mediaType: string): mediaType is keyof typeof kinds => Object.hasOwn(kinds, mediaType);

/** Looked at since this process began, and not signed; as many as fit into a megabyte. */
const unsigned = new Set<string>();
const UNSIGNED_MAX = 10_000;

/**
 * Whether the file as it came carries Content Credentials. What was stored before they were looked for has no notice of them: its
 * original is looked at when it matters, and what is found is noted.
 */
export async function isSigned(services: Pick<Services, "db" | "blobs" | "env">, image: ImageRow): Promise<boolean> {
  if (image.notices.some(({ code }) => code === "content_credentials")) return true;
  if (!isCheckable(image.mediaType) || unsigned.has(image.id)) return false;
  const kind = kinds[image.mediaType];
  try {
    const isFound = await bringDown(services, image.id, "original", (file) => hasContentCredentials(file, kind));
    if (isFound) await updateNotices(services.db, image.id, [...image.notices, { code: "content_credentials" }]);
    else remember(image.id);
    return isFound;
  } catch (error) {
    // Whoever cannot get the file as it came keeps no signature either way.
    if (error instanceof BlobMissing) return false;
    throw error;
  }
}

function remember(id: string) {
  if (unsigned.size >= UNSIGNED_MAX) unsigned.clear();
  unsigned.add(id);
}
