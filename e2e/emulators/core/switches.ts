import { z } from "zod";

/** How the API's answer is spoiled on its way; the call itself ran. */
const transports = [
  "reset_before_headers",
  "reset_in_body",
  "end_in_body",
  "hang",
  "hang_in_body",
  "slow_body",
  "truncated_json",
  "wrong_content_type",
] as const;

/** Which of `url` and `b64_json` an answer carries. `extra_only` is DMXAPI's: nothing in `data`, the picture in `extra`. */
const forms = [
  "url",
  "raw_b64",
  "data_b64",
  "both",
  "url_empty_b64",
  "b64_empty_url",
  "url_null_b64",
  "b64_null_url",
  "empty_strings",
  "nulls",
  "empty_data",
  "no_data",
  "extra_only",
] as const;

/** What a result's link does when it is fetched. */
const links = [
  "ok",
  "expired",
  "not_found",
  "server_error",
  "redirect",
  "redirect_private",
  "redirect_loop",
  "wrong_type",
  "html",
  "empty",
  "oversize",
  "oversize_chunked",
  "truncated",
  "reset_before_headers",
  "reset_in_body",
  "slow",
  "hang",
] as const;

const milliseconds = z.number().int().min(0).max(3_600_000);
const count = z.number().int().min(1);

const switchesSchema = z.strictObject({
  /** The service's behaviour, by the name of its document. */
  mode: z.string(),
  /** Which calls `latencyMs`, `error`, `raw` and `transport` hold for. */
  on: z.enum(["edits", "models", "all"]),
  /** Only calls whose body has these bytes in it, a prompt or a part of one: so faults of many calls at once keep apart. */
  containing: z.string().min(1).nullable(),
  latencyMs: milliseconds,
  /** A row of the service's error table, by name. */
  error: z.string().nullable(),
  /** `Retry-After` of an `error`: seconds or a date. */
  retryAfter: z.string().nullable(),
  /** An answer in these words, whatever the service would say. */
  raw: z
    .strictObject({
      status: z.number().int().min(200).max(599),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    })
    .nullable(),
  transport: z.enum(transports).nullable(),
  /** How long a slow body takes, of the API and of a link. */
  bodyMs: milliseconds,
  form: z.enum(forms).nullable(),
  /** DMXAPI: the name under which the upstream's answer is passed on. */
  envelope: z.enum(["extra", "metadata", "none"]).nullable(),
  /** How many pictures are made, whatever `n` says. */
  pictures: count.max(10).nullable(),
  /** In pixels, `WxH`. */
  resultSize: z
    .string()
    .regex(/^[1-9]\d{0,4}x[1-9]\d{0,4}$/)
    .nullable(),
  /** Picture files are padded to at least this; also the length of an `oversize` one. */
  resultBytes: count.nullable(),
  /** PNG files carry Content Credentials. */
  signed: z.boolean(),
  /** On which origin the pictures lie: the API's, or another port, as with the real services. */
  resultHost: z.enum(["api", "other"]),
  link: z.enum(links),
  /** How many fetches of a link its fault holds for; null: all. */
  linkTimes: count.nullable(),
  /** Overrides how long a link lives; below 0 it is born dead. */
  linkLifetimeS: z.number().int().nullable(),
  /** Where `redirect_private` leads. */
  redirectTo: z.string(),
  /** Put into the answer in place of the true link: `file:`, a private address, no address at all. */
  url: z.string().nullable(),
});

export type Switches = z.infer<typeof switchesSchema>;
export type ResultForm = (typeof forms)[number];
export type LinkFault = (typeof links)[number];

export const atRest: Omit<Switches, "mode"> = {
  on: "edits",
  containing: null,
  latencyMs: 0,
  error: null,
  retryAfter: null,
  raw: null,
  transport: null,
  bodyMs: 5_000,
  form: null,
  envelope: null,
  pictures: null,
  resultSize: null,
  resultBytes: null,
  signed: false,
  resultHost: "api",
  link: "ok",
  linkTimes: null,
  linkLifetimeS: null,
  redirectTo: "http://169.254.169.254/latest/meta-data/",
  url: null,
};

/** What a test may set: any switch, and for how many calls (`times`); without it until the next reset. */
export const switchRequestSchema = switchesSchema.partial().extend({ times: count.optional() });
export type SwitchRequest = z.infer<typeof switchRequestSchema>;
