import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import type { S3Options } from "./s3-blob-store";

export type TestBucket = {
  options: S3Options;
  /** Nothing listens there until `start`; what was stored stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

/** A real S3 server on loopback with one empty bucket. `close` removes both. */
export async function openTestBucket(): Promise<TestBucket> {
  const directory = await mkdtemp(path.join(tmpdir(), "diptych-s3-"));
  const configureBuckets = [{ name: "pictures", configs: [] }];
  const serve = (port: number) => new S3rver({ address: "127.0.0.1", port, silent: true, directory, configureBuckets });
  let server: S3rver | null = serve(0);
  const { port } = await server.run();
  const stop = async () => {
    await server?.close();
    server = null;
  };
  return {
    stop,
    async start() {
      if (server) return;
      server = serve(port);
      await server.run();
    },
    options: {
      bucket: "pictures",
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
      forcePathStyle: true,
    },
    async close() {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
