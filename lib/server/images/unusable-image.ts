import { AppError } from "@/lib/server/errors";
import type { RefusedKind } from "./sniff-picture";

const accepted = "JPEG, PNG, WebP, AVIF, GIF, TIFF and HEIC pictures are accepted.";

const sentences = {
  svg: `SVG drawings are not accepted, since they can carry scripts; export the drawing as PNG. ${accepted}`,
  bmp: `BMP pictures are not accepted; save the picture as PNG. ${accepted}`,
  raw: `Camera raw files are not accepted; export the photograph as JPEG or TIFF. ${accepted}`,
  unknown: `This file is not a picture that can be read. ${accepted}`,
} satisfies Record<Exclude<RefusedKind, "empty">, string>;

/** For a file that is no picture, or of a kind that is not taken. */
export function unsupportedImage(kind: RefusedKind): AppError {
  return kind === "empty"
    ? new AppError("unreadable_image", "The file is empty.")
    : new AppError("unsupported_image", sentences[kind]);
}

/** For a picture whose bytes are cut off or damaged. */
export function unreadableImage(cause?: unknown): AppError {
  return new AppError("unreadable_image", "The picture is damaged or incomplete and cannot be read.", { cause });
}
