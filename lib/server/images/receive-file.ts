import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/server/errors";
import { isStorageFault } from "@/lib/server/is-storage-fault";

export type Incoming = {
  body: Readable;
  /** As announced; null when it was not. */
  contentLength: number | null;
};

/** How much may wait in memory for the disk: who sends a photograph is not held up at each turn. */
const AHEAD_BYTES = 512 * 1024;

/**
 * Streams a body into a new file, never whole in memory. Throws `image_too_large` as soon as it is known, `incomplete_body` when it is
 * cut off, shorter than announced, silent for `idleMs` or aborted.
 */
export async function receiveFile(
  { body, contentLength }: Incoming,
  path: string,
  { maxBytes, idleMs = 30_000, signal }: { maxBytes: number; idleMs?: number; signal: AbortSignal },
): Promise<{ bytes: number; sha256: string }> {
  if (contentLength !== null && contentLength > maxBytes) throw tooLarge(maxBytes);
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(), idleMs);
  const hash = createHash("sha256");
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer.refresh();
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
  try {
    const anySignal = AbortSignal.any([signal, idle.signal]);
    await pipeline(body, meter, createWriteStream(path, { flags: "wx", highWaterMark: AHEAD_BYTES }), {
      signal: anySignal,
    });
  } catch (error) {
    throw toAppError(error, idle.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
  if (contentLength !== null && bytes < contentLength) {
    throw new AppError("incomplete_body", `Only ${bytes} of ${contentLength} bytes arrived. Send the picture again.`);
  }
  return { bytes, sha256: hash.digest("hex") };
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("image_too_large", `The picture is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`);
}

function toAppError(error: unknown, isIdle: boolean): AppError {
  if (error instanceof AppError) return error;
  if (isStorageFault(error)) {
    return new AppError("storage_unavailable", "The picture could not be stored. Try again later.", { cause: error });
  }
  const message = isIdle
    ? "The picture stopped arriving."
    : "The connection ended before the whole picture had arrived.";
  return new AppError("incomplete_body", `${message} Send it again.`, { cause: error });
}
