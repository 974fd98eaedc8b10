import type { Sharp } from "sharp";
import { fitSize, type Size } from "@/lib/domain/fit-size";
import type { SendSize } from "@/lib/domain/recipe";
import { AppError } from "@/lib/server/errors";
import type { PreparedSource, SourceLimits } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { requireImage } from "./require-image";
import { withOriginalPixels } from "./with-original-pixels";

type MediaType = PreparedSource["mediaType"];

const qualities = [95, 90, 85, 80, 75];
const SHRINK = 0.85;
const SIDE_MIN_PX = 64;
const lossless = ["image/png", "image/gif", "image/tiff"];

/**
 * The source as a provider takes it: upright, sRGB, without metadata; transparency is kept where a media type allows it and lies on
 * white elsewhere. Above `maxBytes` the quality falls first, then the size. Throws `not_found`, `image_too_large`.
 */
export async function prepareForProvider(
  services: Pick<Services, "db" | "blobs" | "env">,
  { ownerId, imageId }: { ownerId: string; imageId: string },
  limits: SourceLimits,
  sendSize: SendSize,
): Promise<PreparedSource> {
  const image = await requireImage(services, ownerId, imageId);
  const size = sendSize === "model" && limits.workingPixels !== null ? fitSize(image, limits.workingPixels) : image;
  const keepsAlpha = image.hasAlpha && limits.mediaTypes.some((type) => type !== "image/jpeg");
  const isLossless = lossless.includes(image.mediaType);
  return withOriginalPixels(services, image, async (pixels) => {
    const open = (scaled: Size) => {
      const resized = pixels.open().resize({ ...scaledTo(scaled), fit: "fill" });
      return keepsAlpha ? resized : resized.flatten({ background: "white" });
    };
    for (const attempt of attempts(size, chooseMediaTypes(limits.mediaTypes, { keepsAlpha, isLossless }))) {
      const { data, info } = await encode(open(attempt.size), attempt).toBuffer({ resolveWithObject: true });
      if (limits.maxBytes !== null && data.length > limits.maxBytes) continue;
      const { width, height } = info;
      return { bytes: data, mediaType: attempt.mediaType, width, height, hasAlpha: keepsAlpha };
    }
    throw new AppError("image_too_large", "The picture cannot be made small enough for this provider.");
  });
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

type Attempt = { mediaType: MediaType; quality: number; size: Size };

/** The best first; every next one is smaller. */
function* attempts(size: Size, mediaTypes: readonly MediaType[]): Generator<Attempt> {
  for (
    let scale = 1;
    Math.min(size.width, size.height) * scale >= Math.min(SIDE_MIN_PX, size.width, size.height);
    scale *= SHRINK
  ) {
    const scaled = { width: size.width * scale, height: size.height * scale };
    for (const mediaType of mediaTypes) {
      const steps = mediaType === "image/png" ? [100] : scale === 1 ? qualities : qualities.slice(-2);
      for (const quality of steps) yield { mediaType, quality, size: scaled };
    }
  }
}

function scaledTo({ width, height }: Size): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function encode(pixels: Sharp, { mediaType, quality }: Attempt): Sharp {
  if (mediaType === "image/png") return pixels.png();
  if (mediaType === "image/webp") return pixels.webp({ quality, smartSubsample: true });
  return pixels.jpeg({ quality, chromaSubsampling: "4:4:4" });
}
