import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { ByteRange, OpenPicture } from "@/lib/server/images/open-image-picture";
import { attachment } from "./attachment";

/** The part of a file that a request asks for: one range of bytes; anything else asks for the whole (RFC 9110, 14.2). */
export function readRange(headers: Headers): ByteRange | null {
  const [, start, end] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get("range")?.trim() ?? "") ?? [];
  if (start === undefined || end === undefined || (start === "" && end === "")) return null;
  if (start === "") return { lastBytes: Number(end) };
  if (end !== "" && Number(end) < Number(start)) return null;
  return { start: Number(start), end: end === "" ? null : Number(end) };
}

/** A picture of its own address never changes; only its owner's browser may keep it. */
const KEPT_FOR_GOOD = "private, max-age=31536000, immutable";

export function thumbResponse(headers: Headers, imageId: string, bytes: Buffer): Response {
  return wholeResponse(headers, bytes, { etag: `"${imageId}-thumb"`, mediaType: "image/webp" });
}

/** The display form before it is stored: other bytes of the same pixels. */
export function earlyResponse(headers: Headers, imageId: string, bytes: Buffer): Response {
  return wholeResponse(headers, bytes, { etag: `"${imageId}-display-early"`, mediaType: "image/jpeg" });
}

/** A small picture whole, or that it is the same (304). */
function wholeResponse(
  headers: Headers,
  bytes: Buffer,
  { etag, mediaType }: { etag: string; mediaType: string },
): Response {
  const shared = { ETag: etag, "Cache-Control": KEPT_FOR_GOOD };
  if (hasAlready(headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers: shared });
  return new Response(new Uint8Array(bytes), {
    headers: { ...shared, "Content-Type": mediaType, "Content-Length": String(bytes.length) },
  });
}

/** The bytes, or that they are the same (304), or that there is no such part (416). */
export function pictureResponse(
  headers: Headers,
  picture: OpenPicture,
  {
    asked,
    fileName,
    cacheControl = KEPT_FOR_GOOD,
  }: { asked: ByteRange | null; fileName: string | null; cacheControl?: string },
): Response {
  const { stream, bytes, totalBytes, range, mediaType, etag } = picture;
  const shared = {
    ETag: etag,
    "Cache-Control": cacheControl,
    "Accept-Ranges": "bytes",
    ...(fileName !== null && { "Content-Disposition": attachment(fileName) }),
  };
  if (hasAlready(headers.get("if-none-match"), etag)) {
    stream.destroy();
    return new Response(null, { status: 304, headers: shared });
  }
  if (asked && !range) {
    stream.destroy();
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${totalBytes}` } });
  }
  return new Response(Readable.toWeb(stream) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>, {
    status: range ? 206 : 200,
    headers: {
      ...shared,
      "Content-Type": mediaType,
      "Content-Length": String(bytes),
      ...(range && { "Content-Range": `bytes ${range.start}-${range.end}/${totalBytes}` }),
    },
  });
}

function hasAlready(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(",").some((each) => each.trim().replace(/^W\//, "") === etag || each.trim() === "*");
}
