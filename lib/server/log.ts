import pino from "pino";
import { currentRequestId } from "./request-id";
import { withoutValues } from "./without-values";

/** Fields first, then a sentence. Children carry fields of their own, such as a request's id. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

const secretNames = [
  "password",
  "apiKey",
  "secretAccessKey",
  "accessKeyId",
  "authorization",
  "cookie",
  "token",
  "databaseUrl",
];

/** JSON, one line each, to the standard output. Known secrets are struck out wherever they stand near the top. */
export function createLog(level: LogLevel, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === null ? {} : { requestId };
    },
    // The line's own word about it counts.
    mixinMergeStrategy: (fields, mixed) => ({ ...mixed, ...fields }),
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
    serializers: { error: toLoggable },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Only what explains it: a database's errors carry their whole connection along, and the values of the query, people's prompts among them. */
function toLoggable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code } = pino.stdSerializers.err(error);
  return { type, message: withoutValues(message), code, stack: withoutValues(stack) };
}
