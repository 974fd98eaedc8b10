import type { SwitchRequest } from "../../emulators/core/switches";
import { settled } from "../outcome";
import { nothingInDoubt, type Round } from "../round";
import { until } from "../until";

/** One fault for one call each, and how its output ends; null: any true end. */
type Fault = { switches: SwitchRequest; end: string | null };

const small = { resultSize: "96x64" } as const;
const error = (name: string, end: string, more: SwitchRequest = {}): Fault => ({
  switches: { error: name, ...more },
  end,
});
const transport = (name: SwitchRequest["transport"], end: string | null): Fault => ({
  switches: { transport: name },
  end,
});
const result = (name: SwitchRequest["link"], end: string, more: SwitchRequest = {}): Fault => ({
  switches: { form: "url", link: name, ...more },
  end,
});

const faults = {
  "errors of the service": [
    error("rate_limit", "succeeded", { retryAfter: "3" }),
    error("rate_limit", "succeeded"),
    error("html_503", "succeeded"),
    error("html_502", "unconfirmed"),
    error("html_504", "unconfirmed"),
    error("html_524", "unconfirmed"),
    error("timeout", "unconfirmed"),
    error("gateway_timeout_error", "unconfirmed"),
    error("internal_error", "failed"),
    error("invalid_messages", "failed"),
    error("auth_error", "failed"),
    error("quota_exceeded", "failed"),
  ],
  "spoiled answers": [
    transport("reset_before_headers", "unconfirmed"),
    transport("reset_in_body", "unconfirmed"),
    transport("end_in_body", "unconfirmed"),
    transport("truncated_json", "failed"),
    transport("wrong_content_type", null),
    { switches: { transport: "slow_body", bodyMs: 1500 }, end: "succeeded" },
    { switches: { form: "empty_data" }, end: "failed" },
    { switches: { form: "no_data" }, end: "failed" },
    { switches: { form: "nulls" }, end: "failed" },
    { switches: { form: "empty_strings" }, end: "failed" },
    { switches: { form: "both" }, end: "succeeded" },
    { switches: { form: "b64_null_url" }, end: "succeeded" },
  ],
  "links that lead nowhere": [
    result("expired", "failed"),
    result("not_found", "failed"),
    result("server_error", "succeeded", { linkTimes: 1 }),
    result("redirect", "succeeded"),
    result("redirect_private", "failed"),
    // Asked again for as long as the link lives.
    result("redirect_loop", "failed", { linkLifetimeS: 5 }),
    result("wrong_type", "succeeded"),
    result("html", "failed"),
    result("empty", "failed"),
    result("oversize", "failed"),
    result("oversize_chunked", "failed"),
    result("truncated", "failed"),
    result("reset_before_headers", "succeeded", { linkTimes: 1 }),
    result("reset_in_body", "succeeded", { linkTimes: 2 }),
    result("slow", "succeeded", { bodyMs: 1500 }),
    result("ok", "failed", { linkLifetimeS: -5 }),
    { switches: { form: "url", url: "file:///etc/passwd" }, end: "failed" },
    { switches: { form: "url", resultHost: "other" }, end: "failed" },
  ],
} as const satisfies Record<string, readonly Fault[]>;

export type FaultKind = keyof typeof faults;
export const faultKinds = Object.keys(faults) as FaultKind[];

/** Every switch of a kind, one call after the other. */
export function switched(kind: FaultKind): Round {
  return {
    name: `the emulator's ${kind}`,
    layout: { all: 1 },
    async act({ orders, random, emulator, installation }) {
      const service = emulator("modelverse");
      const wrong: string[] = [];
      service.switch(small);
      const wanted: { key: string; prompt: string; fault: Fault }[] = [];
      for (const fault of random.shuffled<Fault>(faults[kind])) {
        const order = orders.make("modelverse");
        const before = service.calls().length;
        service.switch({ ...fault.switches, times: 1 });
        await orders.send(order);
        await until("the call has arrived", () => service.calls().length > before);
        // It will be sent again, and must not find the switch of the next one.
        if (fault.switches.error && fault.end === "succeeded") await settled(installation, [order], 60_000);
        wanted.push({ key: order.key, prompt: order.prompt, fault });
      }
      const ended = await settled(installation, orders.all, 60_000);
      for (const { key, prompt, fault } of wanted) {
        const found = ended.find((output) => output.key === key);
        if (fault.end && found?.status !== fault.end) {
          wrong.push(
            `${prompt} ${JSON.stringify(fault.switches)}: ${found?.status}, not ${fault.end} (${found?.failure?.code})`,
          );
        }
      }
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], wrong };
    },
  };
}

/** A service that never answers ends as timed out, by the time that is configured. */
export function silent(): Round {
  return {
    name: "the emulator's silence",
    layout: { all: 1 },
    async act({ orders, emulator }) {
      const service = emulator("dmxapi");
      service.switch({ transport: "hang", times: 1 });
      service.switch({ transport: "hang_in_body", times: 1 });
      for (let index = 0; index < 2; index++) await orders.send(orders.make("dmxapi"));
      await until("the call has arrived", () => service.calls().length === 2);
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], ends: ["unconfirmed"] };
    },
  };
}
