import type { Switches, SwitchRequest } from "../../emulators/core/switches";
import type { modelverseErrors } from "../../emulators/modelverse/errors";
import type { Order } from "../orders";
import { settled } from "../outcome";
import { nothingInDoubt, type Round } from "../round";

/** What one call meets, and how its output ends; null: any true end. */
type Fault = { switches: SwitchRequest; end: string | null; provider: "modelverse" | "dmxapi" };
type Value<Name extends "error" | "transport" | "form" | "link"> = NonNullable<Switches[Name]>;

const given = (switches: SwitchRequest, end: string | null): Fault => ({ switches, end, provider: "modelverse" });
/** Where only the other service has it, or gives a call only seconds. */
const atDmxapi = (switches: SwitchRequest, end: string): Fault => ({ switches, end, provider: "dmxapi" });
const error = (name: Value<"error">, end: string) => given({ error: name }, end);
const transport = (name: Value<"transport">, end: string | null) => given({ transport: name }, end);
const form = (name: Value<"form">, end: string) => given({ form: name }, end);
const link = (name: Value<"link">, end: string, more: SwitchRequest = {}) =>
  given({ form: "url", link: name, ...more }, end);

const errors: Record<keyof typeof modelverseErrors, Fault> = {
  param_error: error("param_error", "failed"),
  invalid_messages: error("invalid_messages", "failed"),
  sensitive_check_error: error("sensitive_check_error", "failed"),
  websearch_error: error("websearch_error", "failed"),
  model_error: error("model_error", "failed"),
  tokens_too_long: error("tokens_too_long", "failed"),
  auth_error: error("auth_error", "failed"),
  quota_exceeded: error("quota_exceeded", "failed"),
  ip_forbidden: error("ip_forbidden", "failed"),
  timeout: error("timeout", "unconfirmed"),
  rate_limit: error("rate_limit", "succeeded"),
  internal_error: error("internal_error", "failed"),
  model_server_error: error("model_server_error", "failed"),
  gateway_timeout_error: error("gateway_timeout_error", "unconfirmed"),
  html_502: error("html_502", "unconfirmed"),
  html_503: error("html_503", "succeeded"),
  html_504: error("html_504", "unconfirmed"),
  html_524: error("html_524", "unconfirmed"),
};

const transports: Record<Value<"transport">, Fault> = {
  reset_before_headers: transport("reset_before_headers", "unconfirmed"),
  reset_in_body: transport("reset_in_body", "unconfirmed"),
  end_in_body: transport("end_in_body", "unconfirmed"),
  hang: atDmxapi({ transport: "hang" }, "unconfirmed"),
  hang_in_body: atDmxapi({ transport: "hang_in_body" }, "unconfirmed"),
  slow_body: given({ transport: "slow_body", bodyMs: 1500 }, "succeeded"),
  truncated_json: transport("truncated_json", "failed"),
  wrong_content_type: transport("wrong_content_type", null),
};

const forms: Record<Value<"form">, Fault> = {
  url: form("url", "succeeded"),
  raw_b64: form("raw_b64", "succeeded"),
  data_b64: form("data_b64", "succeeded"),
  both: form("both", "succeeded"),
  url_empty_b64: form("url_empty_b64", "succeeded"),
  b64_empty_url: form("b64_empty_url", "succeeded"),
  url_null_b64: form("url_null_b64", "succeeded"),
  b64_null_url: form("b64_null_url", "succeeded"),
  empty_strings: form("empty_strings", "failed"),
  nulls: form("nulls", "failed"),
  empty_data: form("empty_data", "failed"),
  no_data: form("no_data", "failed"),
  extra_only: atDmxapi({ form: "extra_only" }, "succeeded"),
};

const links: Record<Exclude<Value<"link">, "hang">, Fault> = {
  ok: link("ok", "succeeded"),
  expired: link("expired", "failed"),
  not_found: link("not_found", "failed"),
  server_error: link("server_error", "succeeded", { linkTimes: 1 }),
  redirect: link("redirect", "succeeded"),
  redirect_private: link("redirect_private", "failed"),
  // Asked again for as long as the link lives.
  redirect_loop: link("redirect_loop", "failed", { linkLifetimeS: 5 }),
  wrong_type: link("wrong_type", "succeeded"),
  html: link("html", "failed"),
  empty: link("empty", "failed"),
  oversize: link("oversize", "failed"),
  oversize_chunked: link("oversize_chunked", "failed"),
  truncated: link("truncated", "failed"),
  reset_before_headers: link("reset_before_headers", "succeeded", { linkTimes: 1 }),
  reset_in_body: link("reset_in_body", "succeeded", { linkTimes: 2 }),
  slow: link("slow", "succeeded", { bodyMs: 1500 }),
};

/** The switches that are no list of names, each doing something. */
const others: Record<Exclude<keyof Switches, "error" | "transport" | "form" | "link">, Fault> = {
  mode: atDmxapi({ mode: "gateway" }, "succeeded"),
  on: given({ on: "all", error: "internal_error" }, "failed"),
  // All the other rows stand on it, too: each is meant for one prompt among many at once.
  containing: given({ containing: "what no prompt says", error: "internal_error" }, "succeeded"),
  latencyMs: given({ latencyMs: 400 }, "succeeded"),
  retryAfter: given({ error: "rate_limit", retryAfter: "3" }, "succeeded"),
  raw: given({ raw: { status: 200, headers: {}, body: "{}" } }, "failed"),
  bodyMs: given({ transport: "slow_body", bodyMs: 300 }, "succeeded"),
  envelope: atDmxapi({ envelope: "none", form: "raw_b64" }, "succeeded"),
  pictures: given({ pictures: 2 }, "succeeded"),
  resultSize: given({ resultSize: "128x96" }, "succeeded"),
  resultBytes: given({ form: "raw_b64", resultBytes: 300_000 }, "succeeded"),
  signed: given({ signed: true }, "succeeded"),
  resultHost: given({ form: "url", resultHost: "other" }, "failed"),
  linkTimes: link("server_error", "succeeded", { linkTimes: 2 }),
  linkLifetimeS: link("ok", "failed", { linkLifetimeS: -5 }),
  redirectTo: link("redirect_private", "failed", { redirectTo: "http://127.0.0.1:9/" }),
  url: given({ form: "url", url: "file:///etc/passwd" }, "failed"),
};

const faults = {
  errors,
  transports,
  forms,
  links,
  "other switches": others,
} satisfies Record<string, Record<string, Fault>>;

export type FaultKind = keyof typeof faults;
export const faultKinds = Object.keys(faults) as FaultKind[];

const PATIENCE_MS = 90_000;

/** Every switch of a kind, one call each, all under way at once: a switch without a row is an error of types. */
export function switched(kind: FaultKind): Round {
  return {
    name: `the emulator's ${kind}`,
    layout: { all: 1 },
    async act({ orders, random, emulator, installation }) {
      const wanted: { order: Order; fault: Fault }[] = [];
      for (const fault of random.shuffled<Fault>(Object.values(faults[kind]))) {
        const order = orders.make(fault.provider);
        emulator(fault.provider).switch({ containing: order.prompt, ...fault.switches, times: 1 });
        await orders.send(order);
        wanted.push({ order, fault });
      }
      await orders.sendRest();
      const ended = await settled(installation, orders.all, PATIENCE_MS);
      const wrong = wanted.flatMap(({ order, fault: { switches, end } }) => {
        const found = ended.find(({ key }) => key === order.key);
        if (end === null || found?.status === end) return [];
        return `${order.prompt} ${JSON.stringify(switches)}: ${found?.status}, not ${end} (${found?.failure?.code})`;
      });
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], wrong };
    },
  };
}

/** A link that stays silent costs two minutes, and then it is asked again: nothing is run again for it. */
export function silentLink(): Round {
  return {
    name: "the emulator's silent link",
    layout: { all: 1 },
    async act({ orders, emulator, installation }) {
      emulator("modelverse").switch({ form: "url", link: "hang", linkTimes: 1, times: 1 });
      await orders.send(orders.make("modelverse"));
      await orders.sendRest();
      await settled(installation, orders.all, 2 * PATIENCE_MS);
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], ends: ["succeeded"] };
    },
  };
}
