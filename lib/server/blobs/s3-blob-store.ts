import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { GetObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { Disk } from "flydrive";
import { S3Driver } from "flydrive/drivers/s3";
import { BlobMissing, type BlobStore, type StoredBlob } from "./blob-store";
import { requireBlobKey } from "./require-blob-key";

export type S3Options = {
  bucket: string;
  region: string;
  /** Null is Amazon's own. */
  endpoint: string | null;
  /** Null leaves the credentials to the environment: instance roles, profiles. */
  accessKeyId: string | null;
  secretAccessKey: string | null;
  forcePathStyle: boolean;
};

/** A bucket of any S3-compatible service; it must be there already. A single put is all or nothing by S3's own promise. */
export function createS3BlobStore(options: S3Options): BlobStore {
  const client = createClient(options);
  // Buckets with ACLs switched off (Amazon's default since 2023-04, R2) refuse a put that names one.
  const disk = new Disk(new S3Driver({ client, bucket: options.bucket, visibility: "private", supportsACL: false }));

  async function stream(key: string, range?: { start: number; end: number }): Promise<Readable> {
    const command = new GetObjectCommand({
      Bucket: options.bucket,
      Key: requireBlobKey(key),
      Range: range && `bytes=${range.start}-${range.end}`,
    });
    try {
      const { Body } = await client.send(command);
      if (Body instanceof Readable) return Body;
    } catch (error) {
      throw isNotFound(error) ? new BlobMissing(key) : error;
    }
    throw new Error("The bucket answered without a body.");
  }

  async function check(): Promise<void> {
    const key = `health/${randomUUID()}`;
    try {
      await disk.put(key, "alive");
      await buffer(await stream(key));
    } finally {
      await disk.delete(key);
    }
  }

  return {
    put: (key, bytes) => disk.put(requireBlobKey(key), bytes),
    async putFile(key, source) {
      const { size } = await stat(source);
      await disk.putStream(requireBlobKey(key), createReadStream(source), { contentLength: size });
    },
    read: async (key) => buffer(await stream(key)),
    stream,
    async size(key) {
      try {
        return (await disk.getMetaData(requireBlobKey(key))).contentLength;
      } catch (error) {
        if (error instanceof Error && isNotFound(error.cause)) return null;
        throw error;
      }
    },
    remove: (key) => disk.delete(requireBlobKey(key)),
    list: (room) => listObjects(client, options.bucket, `${requireBlobKey(room)}/`),
    check,
  };
}

async function* listObjects(client: S3Client, bucket: string, prefix: string): AsyncGenerator<StoredBlob> {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key) yield { key: Key, bytes: Size ?? 0, modifiedAt: LastModified ?? new Date() };
    }
  }
}

function createClient({ region, endpoint, accessKeyId, secretAccessKey, forcePathStyle }: S3Options): S3Client {
  // Node 20 is ours to support; the SDK's advice about it is not for whoever starts the product.
  // biome-ignore lint/style/noProcessEnv: the SDK asks nowhere else.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  return new S3Client({
    region,
    // What fails is told by us; by itself it would go to the console.
    logger: { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
    endpoint: endpoint ?? undefined,
    forcePathStyle,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    // Otherwise streamed bodies carry checksum trailers that other services store as part of the picture.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 },
  });
}

const quiet = () => undefined;

function isNotFound(error: unknown): boolean {
  return error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound");
}
