import type { Readable } from "node:stream";
import { isErrorNamed } from "@/lib/server/is-error-named";

/** Where picture bytes lie. Keys are ours: lower-case letters, digits, `-` and `/`, never a person's words. */
export interface BlobStore {
  /** Writes all or nothing: a reader never meets half a picture. The same key is written again. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** The same from a file that stays where it is; never whole in memory. */
  putFile(key: string, path: string): Promise<void>;
  /** Throws `BlobMissing` when there is none. */
  read(key: string): Promise<Buffer>;
  /** Bytes `start` to `end`, both included; all of them without a range. */
  stream(key: string, range?: { start: number; end: number }): Promise<Readable>;
  /** Size in bytes, or null when there is none. */
  size(key: string): Promise<number | null>;
  /** No error when there is none. */
  remove(key: string): Promise<void>;
  /** All that is stored below a first part of keys, such as `images`; in no order. What is put or removed meanwhile may be missing. */
  list(room: string): AsyncIterable<StoredBlob>;
  /** Throws when the store cannot be read and written now; what health asks. */
  check(): Promise<void>;
}

export type StoredBlob = { key: string; bytes: number; modifiedAt: Date };

/** The store cannot be used now; `cause` says why. */
export class BlobStoreAway extends Error {
  static override [Symbol.hasInstance](error: unknown) {
    return isErrorNamed(error, "BlobStoreAway");
  }

  constructor(cause: unknown) {
    super("The store of pictures does not answer.", { cause });
    this.name = "BlobStoreAway";
  }
}

export class BlobMissing extends Error {
  static override [Symbol.hasInstance](error: unknown) {
    return isErrorNamed(error, "BlobMissing");
  }

  constructor(readonly key: string) {
    super(`No picture is stored under ${key}.`);
    this.name = "BlobMissing";
  }
}
