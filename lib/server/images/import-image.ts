import type { Image } from "@/lib/domain/image";
import { AppError } from "@/lib/server/errors";
import { type FetchPublicOptions, fetchPublic } from "@/lib/server/net/fetch-public";
import type { Services } from "@/lib/server/services";
import { uploadImage } from "./upload-image";

/**
 * Fetches a picture from a public address and takes it in like an upload.
 * Throws `address_refused`, `address_unreachable` and what `uploadImage` throws.
 */
export async function importImage(
  services: Pick<Services, "db" | "blobs" | "env" | "log">,
  ownerId: string,
  address: string,
  signal: AbortSignal,
  options: Omit<FetchPublicOptions, "signal"> = {},
): Promise<{ image: Image; isNew: boolean }> {
  const { url, body, contentLength } = await fetchPublic(address, { ...options, signal });
  try {
    return await uploadImage(services, ownerId, { body, contentLength, name: nameIn(url) }, signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "incomplete_body") throw error;
    throw new AppError("address_unreachable", "The address stopped answering before the whole picture had arrived.", {
      cause: error,
    });
  } finally {
    body.destroy();
  }
}

function nameIn(url: URL): string | null {
  const last = url.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || null;
  } catch {
    return last;
  }
}
