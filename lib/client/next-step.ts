import type { Output } from "@/lib/domain/edit";
import type { FailureCode } from "@/lib/domain/failure";

/** The one thing to offer for an output without a picture. */
export type NextStep = "try_again" | "change_prompt" | "change_recipe" | "open_settings" | "decide";

const steps: Partial<Record<FailureCode, NextStep>> = {
  blocked: "change_prompt",
  bad_input: "change_recipe",
  not_understood: "change_prompt",
  no_picture: "change_prompt",
  bad_key: "open_settings",
  model_unavailable: "change_recipe",
};

/** What is unconfirmed may have been paid for: only the person decides. */
export function nextStep({ status, failure }: Pick<Output, "status" | "failure">): NextStep {
  if (status === "unconfirmed") return "decide";
  return (failure && steps[failure.code]) ?? "try_again";
}
