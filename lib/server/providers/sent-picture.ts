import type { Sent } from "@/lib/domain/edit";
import type { PreparedSource } from "./image-editor";

/** How the picture went over the wire, for the record: its kind and sizes, never its bytes. */
export function sentPicture({ mediaType, width, height, bytes }: PreparedSource): Sent {
  return { imageMediaType: mediaType, imageWidth: width, imageHeight: height, imageBytes: bytes.length };
}
