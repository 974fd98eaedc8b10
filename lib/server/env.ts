import path from "node:path";
import { z } from "zod";
import { type Locale, locales } from "@/lib/domain/locale";
import { ConfigurationError } from "./configuration-error";
import { createEnvironmentReader, type EnvironmentReader } from "./environment-reader";
import { type ProviderSettings, readProviderSettings } from "./provider-settings";

export type Environment = {
  host: string;
  port: number;
  publicUrl: URL | null;
  trustProxy: boolean;
  password: string | null;
  /** Absolute. */
  dataDir: string;
  databaseUrl: string | null;
  blobStore: BlobStoreSettings;
  role: "all" | "web" | "worker";
  maxUploadBytes: number;
  maxPixels: number;
  shutdownGraceMs: number;
  /** Prompts may stand in the log. */
  logsPrompts: boolean;
  /** Null: nobody is told figures. */
  metricsPort: number | null;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  defaultLocale: Locale | null;
  /** The producer's name or registered code in China's label of AI pictures; null: the provider's name. */
  aigcProducer: string | null;
  providers: ProviderSettings;
};

type BlobStoreSettings =
  | { kind: "disk" }
  | {
      kind: "s3";
      bucket: string;
      region: string;
      endpoint: string | null;
      accessKeyId: string | null;
      secretAccessKey: string | null;
      forcePathStyle: boolean;
    };

const text = z.string();
const word = z.string().regex(/^\S+$/, "one word without spaces");
const onOrOff = z
  .string()
  .toLowerCase()
  .pipe(z.enum(["on", "off", "true", "false", "1", "0", "yes", "no"], `"on" or "off"`));
const toggle = onOrOff.transform((value) => ["on", "true", "1", "yes"].includes(value));
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, values.map((value) => `"${value}"`).join(" or "));

function wholeNumber(least: number, most: number) {
  const wanted = `a whole number from ${least} to ${most}`;
  return z.string().regex(/^\d+$/, wanted).transform(Number).pipe(z.number().min(least, wanted).max(most, wanted));
}

function positiveNumber(most: number) {
  const wanted = `a number above 0, at most ${most}`;
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/, wanted)
    .transform(Number)
    .pipe(z.number().gt(0, wanted).max(most, wanted));
}

const webAddress = z.url({ protocol: /^https?$/, error: `an address such as "https://studio.example.org"` });
const origin = webAddress
  .transform((value) => new URL(value))
  .refine(({ pathname, search, hash }) => pathname === "/" && !search && !hash, "an address without a path");
const databaseAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: `an address such as "postgres://user:password@host:5432/name"`,
});

/** Reads every variable of the configuration; empty ones count as not set. Throws `ConfigurationError` that names every wrong one. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const reader = createEnvironmentReader(source);
  const { read } = reader;
  const environment: Environment = {
    host: read("HOST", word, "127.0.0.1"),
    port: read("PORT", wholeNumber(0, 65_535), 3000),
    publicUrl: read("PUBLIC_URL", origin, null),
    trustProxy: read("TRUST_PROXY", toggle, false),
    password: read("DIPTYCH_PASSWORD", text, null),
    dataDir: path.resolve(/*turbopackIgnore: true*/ read("DATA_DIR", text, "data")),
    databaseUrl: read("DATABASE_URL", databaseAddress, null),
    blobStore: readBlobStore(reader),
    role: read("ROLE", oneOf(["all", "web", "worker"]), "all"),
    maxUploadBytes: Math.floor(read("MAX_UPLOAD_MB", positiveNumber(2000), 50) * 1024 * 1024),
    maxPixels: Math.floor(read("MAX_MEGAPIXELS", positiveNumber(1000), 100) * 1_000_000),
    shutdownGraceMs: read("SHUTDOWN_GRACE_S", wholeNumber(0, 600), 5) * 1000,
    logLevel: read("LOG_LEVEL", oneOf(["debug", "info", "warn", "error", "silent"]), "info"),
    logsPrompts: read("LOG_PROMPTS", toggle, false),
    metricsPort: read("METRICS_PORT", wholeNumber(1, 65_535), null),
    defaultLocale: read("DEFAULT_LOCALE", oneOf(locales), null),
    aigcProducer: read("AIGC_PRODUCER", text, null),
    providers: readProviderSettings(reader),
  };
  complainOfOpenDoor(environment, reader);
  if (reader.problems.length > 0) throw new ConfigurationError(reader.problems);
  return environment;
}

/** The same from the process's own variables. */
export function readEnvironment(): Environment {
  return parseEnvironment(process.env);
}

/** The usual variables of a proxy as they stand now, the small ones first as everywhere; a wrong address is complained of at the start. */
export function readProxyVariables(): { http: string; https: string; none: string } {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY, no_proxy, NO_PROXY } = process.env;
  const http = http_proxy ?? HTTP_PROXY ?? "";
  return { http, https: https_proxy ?? HTTPS_PROXY ?? http, none: no_proxy ?? NO_PROXY ?? "" };
}

function readBlobStore({ read, complain }: EnvironmentReader): BlobStoreSettings {
  const settings = {
    kind: read("BLOB_STORE", oneOf(["disk", "s3"]), "disk"),
    bucket: read("S3_BUCKET", word, ""),
    region: read("S3_REGION", word, "us-east-1"),
    endpoint: read("S3_ENDPOINT", webAddress, null),
    accessKeyId: read("S3_ACCESS_KEY_ID", word, null),
    secretAccessKey: read("S3_SECRET_ACCESS_KEY", word, null),
    forcePathStyle: read("S3_FORCE_PATH_STYLE", toggle, false),
  };
  const { kind, bucket, accessKeyId, secretAccessKey } = settings;
  if (kind === "disk") return { kind };
  if (!bucket) complain(`S3_BUCKET must name the bucket when BLOB_STORE is "s3".`);
  if (!accessKeyId !== !secretAccessKey) {
    complain(
      "S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set both, or neither (then the machine's own role is used).",
    );
  }
  return { ...settings, kind };
}

function complainOfOpenDoor({ host, password }: Environment, { complain }: EnvironmentReader): void {
  if (isLoopback(host) || password) return;
  complain(
    `HOST is "${host}", where other machines can reach Diptych, but DIPTYCH_PASSWORD is not set: anybody could see your pictures and spend your credit. Set DIPTYCH_PASSWORD, or leave HOST empty to listen on this machine alone.`,
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Under `next dev`. */
export const isDevelopment = process.env.NODE_ENV === "development";

/** While `next build` tries which pages could be drawn once for all. */
export const isBuilding = process.env.NEXT_PHASE === "phase-production-build";
