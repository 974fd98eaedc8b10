import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { EnvironmentReader } from "./environment-reader";
import { issueSentences } from "./issue-sentences";
import { providerAddress } from "./providers/provider-address";
import { type ProviderEntry, providersFileSchema } from "./providers/providers-file";

/** How calls to one provider are bounded. */
export type CallSettings = {
  /** Calls at a time. */
  concurrency: number;
  /** In milliseconds: until there is a connection, from there to the answer's first byte, and for a whole call. */
  connectMs: number;
  firstByteMs: number;
  timeoutMs: number;
};

/** What calls to one provider may cost, in its currency. */
type CostSettings = {
  dailyBudget: number | null;
  /** Of one picture, in place of the catalogue's; null: the catalogue knows. */
  price: number | null;
};

export type ProviderSettings = {
  modelverse: CallSettings &
    CostSettings & {
      apiKey: string | null;
      baseUrl: string;
      profile: "v1" | "v2";
      responseFormat: "url" | "b64_json" | null;
    };
  dmxapi: CallSettings & CostSettings & { apiKey: string | null; baseUrl: string };
  /** Those of `PROVIDERS_FILE`, with the keys that it names. */
  more: (CallSettings & CostSettings & { entry: ProviderEntry; apiKey: string | null })[];
};

// A key travels in a header: what cannot stand there would only fail later, with a stranger's message.
const key = z.string().regex(/^[\x21-\x7e]+$/, "a key: letters, digits and signs without spaces");
const money = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, "an amount of money such as 0.30, without a currency")
  .transform(Number);
const proxy = z.url({ protocol: /^https?$/, error: `an address such as "http://proxy.example.com:3128"` });
// Read again for every call and every result; a wrong one is better named at the start.
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/** The variables of every provider. A wrong `PROVIDERS_FILE` is complained of entry by entry. */
export function readProviderSettings(reader: EnvironmentReader): ProviderSettings {
  const { read } = reader;
  for (const name of proxyVariables) read(name, proxy, null);
  return {
    modelverse: {
      apiKey: read("MODELVERSE_API_KEY", key, null),
      baseUrl: read("MODELVERSE_BASE_URL", providerAddress, "https://api.modelverse.cn"),
      profile: read("MODELVERSE_PROFILE", z.enum(["v1", "v2"], `"v1" or "v2"`), "v1"),
      responseFormat: read("MODELVERSE_RESPONSE_FORMAT", z.enum(["url", "b64_json"], `"url" or "b64_json"`), null),
      ...readCallSettings(reader, "MODELVERSE"),
    },
    dmxapi: {
      apiKey: read("DMXAPI_API_KEY", key, null),
      baseUrl: read("DMXAPI_BASE_URL", providerAddress, "https://www.dmxapi.cn"),
      ...readCallSettings(reader, "DMXAPI"),
    },
    more: readProvidersFile(reader).map((entry) => ({
      entry,
      apiKey: entry.keyVariable ? read(entry.keyVariable, key, null) : null,
      ...readCallSettings(reader, entry.id.toUpperCase().replaceAll("-", "_")),
    })),
  };
}

function readCallSettings({ read }: EnvironmentReader, prefix: string): CallSettings & CostSettings {
  const whole = (least: number, most: number) => {
    const wanted = `a whole number from ${least} to ${most}`;
    return z.string().regex(/^\d+$/, wanted).transform(Number).pipe(z.number().min(least, wanted).max(most, wanted));
  };
  const timeoutS = read(`${prefix}_TIMEOUT_S`, whole(5, 3600), 300);
  return {
    concurrency: read(`${prefix}_CONCURRENCY`, whole(1, 50), 3),
    connectMs: read(`${prefix}_CONNECT_TIMEOUT_S`, whole(1, 3600), 15) * 1000,
    // Many answer only when the picture is there: shorter would cut off what is paid for.
    firstByteMs: read(`${prefix}_FIRST_BYTE_TIMEOUT_S`, whole(1, 3600), timeoutS) * 1000,
    timeoutMs: timeoutS * 1000,
    dailyBudget: read(`${prefix}_DAILY_BUDGET`, money, null),
    price: read(`${prefix}_PRICE`, money, null),
  };
}

function readProvidersFile({ read, complain }: EnvironmentReader): ProviderEntry[] {
  const file = read("PROVIDERS_FILE", z.string(), null);
  if (file === null) return [];
  try {
    const parsed = providersFileSchema.safeParse(
      JSON.parse(readFileSync(path.resolve(/*turbopackIgnore: true*/ file), "utf8")),
    );
    if (parsed.success) return parsed.data.providers;
    for (const sentence of issueSentences(parsed.error)) complain(`PROVIDERS_FILE: ${sentence}`);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    complain(`PROVIDERS_FILE: "${file}" ${missing ? "does not exist" : "is not readable JSON"}.`);
  }
  return [];
}
