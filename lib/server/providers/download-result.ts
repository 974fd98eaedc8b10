import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { retryPolicy } from "@/lib/domain/retry-policy";
import { AppError } from "@/lib/server/errors";
import { isStorageFault } from "@/lib/server/is-storage-fault";
import { fetchPublic } from "@/lib/server/net/fetch-public";
import { hasExpired } from "./link-expiry";

const MAX_BYTES = 100 * 1024 * 1024;
const TIMEOUT_MS = 120_000;
/** So much may lie in memory of all downloads together: what need not wait for the disk at each turn is there in half the time. */
const MOST_AHEAD_BYTES = 32 * 1024 * 1024;
const LEAST_AHEAD_BYTES = 64 * 1024;

let roomAhead = MOST_AHEAD_BYTES;

/**
 * Fetches a finished picture from the address that a provider gave, without any key, into a file. Costs nothing, so a
 * silent address is asked three times, unless its link has expired. `ownHosts` (`name:port`) may be private. Throws `address_refused`,
 * `address_unreachable`, `image_too_large` and `storage_unavailable`.
 */
export async function downloadResult(
  url: string,
  path: string,
  { ownHosts = [], signal }: { ownHosts?: readonly string[]; signal: AbortSignal },
): Promise<void> {
  for (const waitMs of [...retryPolicy.download.waitsMs, null]) {
    try {
      return await downloadOnce(url, path, ownHosts, signal);
    } catch (error) {
      const isFinal = error instanceof AppError && error.code !== "address_unreachable";
      if (isFinal || waitMs === null || signal.aborted || hasExpired(url)) throw error;
      await sleep(waitMs, undefined, { signal });
    }
  }
}

async function downloadOnce(
  url: string,
  path: string,
  allowedHosts: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { body, contentLength } = await fetchPublic(url, {
    signal,
    timeoutMs: TIMEOUT_MS,
    allowedHosts,
    byProxy: true,
  });
  if (contentLength !== null && contentLength > MAX_BYTES) {
    body.destroy();
    throw tooLarge();
  }
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) done(tooLarge());
      else done(null, chunk);
    },
  });
  const ahead = contentLength !== null && contentLength <= roomAhead ? contentLength : 0;
  roomAhead -= ahead;
  try {
    const file = createWriteStream(path, { highWaterMark: Math.max(ahead, LEAST_AHEAD_BYTES) });
    await pipeline(body, meter, file, { signal });
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isStorageFault(error)) {
      throw new AppError("storage_unavailable", "The picture could not be stored. Try again later.", { cause: error });
    }
    throw new AppError("address_unreachable", "The picture's address stopped answering.", { cause: error });
  } finally {
    roomAhead += ahead;
  }
  if (contentLength !== null && bytes !== contentLength) {
    throw new AppError("address_unreachable", "The picture's address gave less than it announced.");
  }
}

function tooLarge(): AppError {
  return new AppError("image_too_large", `The provider's picture is larger than ${MAX_BYTES} bytes.`);
}
