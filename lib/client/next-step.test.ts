import { describe, expect, it } from "vitest";
import { type FailureCode, failureCodes } from "@/lib/domain/failure";
import { nextStep } from "./next-step";

const failure = (code: FailureCode) => ({
  code,
  message: "",
  retryable: false,
  mayHaveBeenCharged: false,
  providerCode: null,
  providerMessage: null,
  providerRequestId: null,
});

describe("nextStep", () => {
  it.each([
    ["provider_busy", "try_again"],
    ["canceled", "try_again"],
    ["blocked", "change_prompt"],
    ["not_understood", "change_prompt"],
    ["bad_input", "change_recipe"],
    ["model_unavailable", "change_recipe"],
    ["bad_key", "open_settings"],
  ] as const)("after %s is to %s", (code, step) => {
    expect(nextStep({ status: "failed", failure: failure(code) })).toBe(step);
  });

  it("never offers to run what may have been paid for without a decision", () => {
    for (const code of failureCodes) expect(nextStep({ status: "unconfirmed", failure: failure(code) })).toBe("decide");
  });
});
