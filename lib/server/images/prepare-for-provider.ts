import type { Sharp } from "sharp";
import { fitSize, type Size } from "@/lib/domain/fit-size";
import type { SendSize } from "@/lib/domain/recipe";
import type { ImageRow } from "@/lib/server/db/images";
import { AppError } from "@/lib/server/errors";
import { oncePerProcess } from "@/lib/server/once-per-process";
import type { PreparedSource, SourceLimits } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { PreparedSources } from "./prepared-sources";
import { requireImage } from "./require-image";
import { withOriginalPixels } from "./with-original-pixels";

type MediaType = PreparedSource["mediaType"];

const qualities = [95, 90, 85, 80, 75];
/** How far above the bytes allowed the best quality may lie for a lower one to be worth a try. */
const WITHIN_REACH = 2.5;
/** A next size is at least this much smaller, and a little smaller than it would have to be. */
const SHRINK = 0.85;
const MARGIN = 0.97;
const SIDE_MIN_PX = 64;
/** Sides that a model works on, also when the provider's bytes make the picture smaller. */
const FITTED_STEP_PX = 16;
const lossless = ["image/png", "image/gif", "image/tiff"];

/** What each store of pictures was asked for last. */
const prepared = oncePerProcess("prepared-sources", () => new WeakMap<Services["blobs"], PreparedSources>());

/**
 * The source as a provider takes it: upright, sRGB, without metadata; transparency is kept where a media type allows it and lies on
 * white elsewhere. Above `maxBytes` the quality falls first, then the size. The same is prepared once for several runs. Throws
 * `not_found`, `image_too_large`.
 */
export async function prepareForProvider(
  services: Pick<Services, "db" | "blobs" | "env">,
  { ownerId, imageId }: { ownerId: string; imageId: string },
  limits: SourceLimits,
  sendSize: SendSize,
): Promise<PreparedSource> {
  const image = await requireImage(services, ownerId, imageId);
  return preparedOf(services).get(keyOf(imageId, limits, sendSize), () => prepare(services, image, limits, sendSize));
}

/** The same where it was prepared already; null otherwise. Whose picture it is has to be known. */
export function findPrepared(
  services: Pick<Services, "blobs">,
  imageId: string,
  limits: SourceLimits,
  sendSize: SendSize,
): PreparedSource | null {
  return preparedOf(services).find(keyOf(imageId, limits, sendSize));
}

function preparedOf({ blobs }: Pick<Services, "blobs">): PreparedSources {
  const sources = prepared.get(blobs) ?? new PreparedSources();
  prepared.set(blobs, sources);
  return sources;
}

const keyOf = (...of: [imageId: string, limits: SourceLimits, sendSize: SendSize]) => JSON.stringify(of);

async function prepare(
  services: Pick<Services, "blobs" | "env">,
  image: ImageRow,
  limits: SourceLimits,
  sendSize: SendSize,
): Promise<PreparedSource> {
  const size = sendSize === "model" && limits.workingPixels !== null ? fitSize(image, limits.workingPixels) : null;
  const keepsAlpha = image.hasAlpha && limits.mediaTypes.some((type) => type !== "image/jpeg");
  const isLossless = lossless.includes(image.mediaType);
  const mediaTypes = chooseMediaTypes(limits.mediaTypes, { keepsAlpha, isLossless });
  return withOriginalPixels(services, image, async (pixels) => {
    const scaled = (scale: number) => {
      const resized = pixels
        .open()
        .resize({ ...scaledTo(size ?? image, scale, size ? FITTED_STEP_PX : 1), fit: "fill" });
      return keepsAlpha ? resized : resized.flatten({ background: "white" });
    };
    for (let scale = 1; isLargeEnough(size ?? image, scale); ) {
      const { fitting, leastBytes } = await tryMediaTypes(() => scaled(scale), mediaTypes, limits.maxBytes, scale);
      if (fitting) return { ...fitting, hasAlpha: keepsAlpha };
      scale *= Math.min(SHRINK, MARGIN * Math.sqrt((limits.maxBytes ?? leastBytes) / leastBytes));
    }
    throw new AppError("image_too_large", "The picture cannot be made small enough for this provider.");
  });
}

type Encoded = Omit<PreparedSource, "hasAlpha">;

/** The best that fits at this size, or the fewest bytes that it came to. */
async function tryMediaTypes(
  open: () => Sharp,
  mediaTypes: readonly MediaType[],
  maxBytes: number | null,
  scale: number,
): Promise<{ fitting: Encoded | null; leastBytes: number }> {
  let leastBytes = Number.POSITIVE_INFINITY;
  for (const mediaType of mediaTypes) {
    // What loses nothing was too large already at full size.
    if (mediaType === "image/png" && scale < 1 && mediaTypes.length > 1) continue;
    let bytes = 0;
    for (const quality of qualitiesOf(mediaType, scale)) {
      // Far above what is allowed only the lowest quality is worth a try: it tells how much smaller the picture has to be.
      if (maxBytes !== null && bytes > maxBytes * WITHIN_REACH && quality !== qualities.at(-1)) continue;
      const { data, info } = await encode(open(), { mediaType, quality }).toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      if (maxBytes === null || data.length <= maxBytes) {
        return { fitting: { bytes: data, mediaType, width, height }, leastBytes };
      }
      bytes = data.length;
      leastBytes = Math.min(leastBytes, bytes);
    }
  }
  return { fitting: null, leastBytes };
}

/** In order of preference. */
function chooseMediaTypes(
  allowed: readonly MediaType[],
  { keepsAlpha, isLossless }: { keepsAlpha: boolean; isLossless: boolean },
) {
  const preferred: MediaType[] = keepsAlpha
    ? ["image/png", "image/webp"]
    : isLossless
      ? ["image/png", "image/jpeg", "image/webp"]
      : ["image/jpeg", "image/webp", "image/png"];
  return preferred.filter((type) => allowed.includes(type));
}

function qualitiesOf(mediaType: MediaType, scale: number): readonly number[] {
  if (mediaType === "image/png") return [100];
  return scale === 1 ? qualities : qualities.slice(-2);
}

function isLargeEnough({ width, height }: Size, scale: number): boolean {
  const side = Math.min(width, height);
  return side * scale >= Math.min(SIDE_MIN_PX, side);
}

function scaledTo({ width, height }: Size, scale: number, step: number): Size {
  const side = (px: number) => Math.max(step, Math.round((px * scale) / step) * step);
  return { width: side(width), height: side(height) };
}

function encode(pixels: Sharp, { mediaType, quality }: { mediaType: MediaType; quality: number }): Sharp {
  if (mediaType === "image/png") return pixels.png();
  if (mediaType === "image/webp") return pixels.webp({ quality, smartSubsample: true });
  return pixels.jpeg({ quality, chromaSubsampling: "4:4:4" });
}
