import { describe, expect, it } from "vitest";
import { someProviders } from "./__fixtures__/edits";
import { emptyRecipeForm } from "./recipe-form";
import { runObstacle } from "./run-obstacle";

const form = { ...emptyRecipeForm, provider: "modelverse", prompt: "make it night" };
const here = { hasPicture: true };

describe("runObstacle", () => {
  it.each([
    ["nothing, when all is there", form, someProviders, here, null],
    ["the missing picture first", { ...form, prompt: "" }, someProviders, { hasPicture: false }, "no_source"],
    ["the empty prompt", { ...form, prompt: " \n" }, someProviders, here, "empty_prompt"],
    ["a prompt over the model's limit", { ...form, prompt: "x".repeat(21) }, someProviders, here, "prompt_too_long"],
    ["that no provider has a key", form, someProviders.slice(2), here, "provider_not_configured"],
    ["that there is no provider", form, [], here, "no_provider"],
    // Values are brought into the model's range before they are sent.
    ["nothing about a value of another model", { ...form, steps: 900 }, someProviders, here, null],
  ] as const)("tells %s", (_, wanted, providers, picture, obstacle) => {
    expect(runObstacle(wanted, providers, picture)).toBe(obstacle);
  });

  it("counts characters as people do", () => {
    expect(runObstacle({ ...form, prompt: "🌙".repeat(20) }, someProviders, here)).toBeNull();
  });
});
