export type PictureRefusal = "empty" | "svg" | "not_a_picture" | "too_large";

/**
 * What can be said about a file before a byte of it is sent. Its type comes from its name and is only trusted where it plainly
 * means something else; the server decides by content.
 */
export function checkFile({ size, type }: Pick<File, "size" | "type">, maxBytes: number): PictureRefusal | null {
  if (type.startsWith("image/svg")) return "svg";
  if (type !== "" && type !== "application/octet-stream" && !type.startsWith("image/")) return "not_a_picture";
  if (size === 0) return "empty";
  return size > maxBytes ? "too_large" : null;
}
