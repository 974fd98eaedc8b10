import type { Metadata } from "sharp";
import type { ImageNoticeCode } from "@/lib/domain/image";
import { AppError } from "@/lib/server/errors";
import { hasContentCredentials } from "./has-content-credentials";
import { isCameraRaw } from "./is-camera-raw";
import { isSrgbProfile } from "./is-srgb-profile";
import { openPixels, SIDE_MAX_PX } from "./open-pixels";
import { readPngChunks } from "./read-png-chunks";
import { isPictureKind, type PictureKind, readHead, sniffPicture } from "./sniff-picture";
import { unreadableImage, unsupportedImage } from "./unusable-image";

/** What a picture's header tells. */
export type Inspection = {
  mediaType: "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/tiff" | "image/avif" | "image/heic";
  /** Of the upright picture. */
  width: number;
  height: number;
  hasAlpha: boolean;
  notices: { code: ImageNoticeCode }[];
  icc: Buffer | null;
};

/**
 * Finds out by content what a file holds, from its header alone: no pixel is decoded, so a decompression bomb costs nothing.
 * Throws `unsupported_image`, `unreadable_image` and `too_many_pixels`.
 */
export async function inspectImage(path: string, maxPixels: number): Promise<Inspection> {
  const kind = sniffPicture(await readHead(path));
  if (!isPictureKind(kind)) throw unsupportedImage(kind);
  if (kind === "tiff" && (await isCameraRaw(path))) throw unsupportedImage("raw");
  const header = await openPixels(path)
    .metadata()
    .catch((error) => {
      throw unreadableImage(error);
    });
  const { width, height } = header.autoOrient;
  const longest = Math.max(width, height);
  if (longest > SIDE_MAX_PX) {
    throw new AppError(
      "too_many_pixels",
      `The picture is ${width} × ${height}; a side of at most ${SIDE_MAX_PX} pixels is accepted.`,
    );
  }
  if (width * height > maxPixels) {
    const [found, limit] = [width * height, maxPixels].map(
      (pixels) => `${Math.round(pixels / 100_000) / 10} megapixels`,
    );
    throw new AppError(
      "too_many_pixels",
      `The picture is ${width} × ${height}, ${found}; at most ${limit} are accepted.`,
    );
  }
  return {
    mediaType: mediaTypeOf(kind, header),
    width,
    height,
    hasAlpha: header.hasAlpha,
    notices: await noticesOf(path, kind, header),
    icc: header.icc ?? null,
  };
}

function mediaTypeOf(kind: PictureKind, { compression }: Metadata): Inspection["mediaType"] {
  if (kind !== "heif") return `image/${kind}`;
  if (compression === "av1") return "image/avif";
  if (compression === "hevc") return "image/heic";
  throw unsupportedImage("unknown");
}

async function noticesOf(path: string, kind: PictureKind, header: Metadata): Promise<{ code: ImageNoticeCode }[]> {
  const codes: ImageNoticeCode[] = [];
  const png = kind === "png" ? await readPngChunks(path) : null;
  if (png?.isComplete === false) throw unreadableImage();
  if ((header.pages ?? 1) > 1 || png?.isAnimated) codes.push("first_frame_only");
  if (hasOtherColours(header)) codes.push("converted_to_srgb");
  // A palette of up to 8 bits has a depth of 8.
  if (header.depth !== "uchar") codes.push("reduced_to_8_bit");
  const isSigned =
    kind === "jpeg" || kind === "webp" ? await hasContentCredentials(path, kind) : png?.hasContentCredentials;
  if (isSigned) codes.push("content_credentials");
  return codes.map((code) => ({ code }));
}

function hasOtherColours({ space, icc }: Metadata): boolean {
  const isRgbOrGrey = ["srgb", "rgb", "rgb16", "b-w", "grey16", "scrgb"].includes(space);
  return !isRgbOrGrey || (icc !== undefined && !isSrgbProfile(icc));
}
