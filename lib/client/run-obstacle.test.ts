import { describe, expect, it } from "vitest";
import { seededProviders, someProviders } from "./__fixtures__/edits";
import { emptyRecipeForm } from "./recipe-form";
import { runObstacle } from "./run-obstacle";

const form = { ...emptyRecipeForm, provider: "modelverse", prompt: "make it night" };
const several = { isOn: false, seeds: "", strengths: "" };
const here = { hasPicture: true, several };

describe("runObstacle", () => {
  it.each([
    ["nothing, when all is there", form, someProviders, here, null],
    ["the missing picture first", { ...form, prompt: "" }, someProviders, { hasPicture: false, several }, "no_source"],
    ["the empty prompt", { ...form, prompt: " \n" }, someProviders, here, "empty_prompt"],
    ["a prompt over the model's limit", { ...form, prompt: "x".repeat(21) }, someProviders, here, "prompt_too_long"],
    ["that no provider has a key", form, someProviders.slice(2), here, "provider_not_configured"],
    ["that there is no provider", form, [], here, "no_provider"],
    // Values are brought into the model's range before they are sent.
    ["nothing about a value of another model", { ...form, steps: 900 }, someProviders, here, null],
  ] as const)("tells %s", (_, wanted, providers, picture, obstacle) => {
    expect(runObstacle(wanted, providers, picture)).toBe(obstacle);
  });

  it("tells of a list that cannot be read, of too many runs, and of one variant that is too long", () => {
    const many = { isOn: true, seeds: "", strengths: "" };
    const told = (prompt: string, lists = {}) =>
      runObstacle({ ...form, prompt }, seededProviders, { hasPicture: true, several: { ...many, ...lists } });
    expect(told("a\nb")).toBeNull();
    expect(told("a", { seeds: "1, x" })).toBe("list_unreadable");
    expect(told("{a|b|c}", { seeds: "1-50" })).toBe("too_many_runs");
    expect(told(`short\n${"x".repeat(21)}`)).toBe("prompt_too_long");
  });

  it("counts characters as people do", () => {
    expect(runObstacle({ ...form, prompt: "🌙".repeat(20) }, someProviders, here)).toBeNull();
  });
});
