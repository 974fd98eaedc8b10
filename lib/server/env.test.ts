import path from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigurationError } from "./configuration-error";
import { parseEnvironment } from "./env";

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("the environment", () => {
  it("works when it is empty", () => {
    expect(parseEnvironment({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      trustProxy: false,
      password: null,
      dataDir: path.resolve("data"),
      databaseUrl: null,
      blobStore: { kind: "disk" },
      role: "all",
      maxUploadBytes: 50 * 1024 * 1024,
      maxPixels: 100_000_000,
      shutdownGraceMs: 5000,
      logLevel: "info",
      defaultLocale: null,
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(parseEnvironment({ PORT: "", PUBLIC_URL: " ", DIPTYCH_PASSWORD: "", ROLE: "" })).toEqual(
      parseEnvironment({}),
    );
  });

  it("reads every variable", () => {
    const environment = parseEnvironment({
      HOST: "0.0.0.0",
      PORT: "8080",
      PUBLIC_URL: "https://studio.example.org",
      TRUST_PROXY: "on",
      DIPTYCH_PASSWORD: "open sesame",
      DATA_DIR: "/srv/diptych",
      DATABASE_URL: "postgres://diptych:secret@db:5432/diptych",
      BLOB_STORE: "s3",
      S3_BUCKET: "pictures",
      S3_REGION: "eu-central-1",
      S3_ENDPOINT: "http://127.0.0.1:9000",
      S3_ACCESS_KEY_ID: "id",
      S3_SECRET_ACCESS_KEY: "key",
      S3_FORCE_PATH_STYLE: "true",
      ROLE: "worker",
      MAX_UPLOAD_MB: "0.5",
      MAX_MEGAPIXELS: "24",
      SHUTDOWN_GRACE_S: "0",
      LOG_LEVEL: "silent",
      DEFAULT_LOCALE: "zh-CN",
    });
    expect(environment).toMatchObject({
      host: "0.0.0.0",
      port: 8080,
      publicUrl: new URL("https://studio.example.org"),
      trustProxy: true,
      password: "open sesame",
      dataDir: path.resolve("/srv/diptych"),
      databaseUrl: "postgres://diptych:secret@db:5432/diptych",
      blobStore: {
        kind: "s3",
        bucket: "pictures",
        region: "eu-central-1",
        endpoint: "http://127.0.0.1:9000",
        accessKeyId: "id",
        secretAccessKey: "key",
        forcePathStyle: true,
      },
      role: "worker",
      maxUploadBytes: 524_288,
      maxPixels: 24_000_000,
      shutdownGraceMs: 0,
      logLevel: "silent",
      defaultLocale: "zh-CN",
    });
  });

  it.each([
    ["PORT", "web"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PUBLIC_URL", "studio.example.org"],
    ["PUBLIC_URL", "ftp://studio.example.org"],
    ["PUBLIC_URL", "https://example.org/studio"],
    ["TRUST_PROXY", "maybe"],
    ["DATABASE_URL", "mysql://db/diptych"],
    ["BLOB_STORE", "floppy"],
    ["S3_ENDPOINT", "minio:9000"],
    ["ROLE", "boss"],
    ["MAX_UPLOAD_MB", "50MB"],
    ["MAX_UPLOAD_MB", "0"],
    ["MAX_MEGAPIXELS", "many"],
    ["SHUTDOWN_GRACE_S", "1.5"],
    ["LOG_LEVEL", "loud"],
    ["DEFAULT_LOCALE", "de"],
  ])("names %s when it is %s", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))]);
  });

  it("names every wrong variable at once", () => {
    const problems = problemsOf({
      PORT: "x",
      ROLE: "x",
      LOG_LEVEL: "x",
      BLOB_STORE: "s3",
      S3_ACCESS_KEY_ID: "id",
      HOST: "0.0.0.0",
    });
    for (const name of ["PORT", "ROLE", "LOG_LEVEL", "S3_BUCKET", "S3_SECRET_ACCESS_KEY", "DIPTYCH_PASSWORD"]) {
      expect(problems.join("\n")).toContain(name);
    }
    expect(problems).toHaveLength(6);
  });

  it("keeps passwords out of its sentences", () => {
    const problems = problemsOf({
      DATABASE_URL: "mysql://me:hunter2@db/diptych",
      S3_SECRET_ACCESS_KEY: "hunter2 hunter2",
    });
    expect(problems).toHaveLength(2);
    expect(problems.join("\n")).not.toContain("hunter2");
  });

  it.each(["0.0.0.0", "::", "192.168.1.5", "studio.local"])("does not listen on %s without a password", (HOST) => {
    expect(problemsOf({ HOST })).toEqual([expect.stringContaining("Set DIPTYCH_PASSWORD")]);
    expect(problemsOf({ HOST, DIPTYCH_PASSWORD: "open sesame" })).toEqual([]);
  });

  it.each(["127.0.0.1", "127.1.2.3", "localhost", "::1"])("listens on %s without a password", (HOST) => {
    expect(problemsOf({ HOST })).toEqual([]);
  });
});
