import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandPrompt, VARIANTS_MAX } from "./expand-prompt";

describe("variants in braces", () => {
  it.each([
    ["pencil sketch", ["pencil sketch"]],
    ["{pencil|charcoal|ink} sketch", ["pencil sketch", "charcoal sketch", "ink sketch"]],
    ["{a|b} {c|d}", ["a c", "a d", "b c", "b d"]],
    ["{red|{light|dark} blue} sky", ["red sky", "light blue sky", "dark blue sky"]],
    ["{a|a}", ["a"]],
    ["{big |}house", ["big house", "house"]],
    ["a sign that says \\{a\\|b\\}", ["a sign that says {a|b}"]],
    ["{a\\|b|c}", ["a|b", "c"]],
    ["no bar in {this}", ["no bar in {this}"]],
    ["never {closed|here", ["never {closed|here"]],
    ["closed} only", ["closed} only"]],
    ["a | b", ["a | b"]],
    ["{a|{b|c}", ["{a|b", "{a|c"]],
    ["  ", [""]],
  ])("%s", (prompt, expected) => {
    expect(expandPrompt(prompt).texts).toEqual(expected);
  });

  it("come to an end, and say that they were cut off", () => {
    const many = expandPrompt("{a|b|c|d} ".repeat(40));
    expect(many.texts).toHaveLength(VARIANTS_MAX);
    expect(many.isCut).toBe(true);
    expect(expandPrompt(`{${Array.from({ length: 300 }, (_, index) => index).join("|")}}`)).toMatchObject({
      isCut: true,
    });
    expect(expandPrompt("{a|b}").isCut).toBe(false);
  });

  it("take no time where nothing is closed", () => {
    expect(expandPrompt("{".repeat(20_000)).texts).toEqual(["{".repeat(20_000)]);
    expect(expandPrompt(`${"{".repeat(9_000)}a|b${"}".repeat(9_000)}`).texts).toHaveLength(2);
    expect(expandPrompt("{a|".repeat(5_000)).texts).toEqual(["{a|".repeat(5_000)]);
  });

  it("are never more than that, whatever is written, and a prompt without braces stays as it is", () => {
    const signs = fc.string({ unit: fc.constantFrom("{", "}", "|", "\\", "a", " ", "画"), maxLength: 60 });
    fc.assert(
      fc.property(signs, (prompt) => {
        const { texts } = expandPrompt(prompt);
        expect(texts.length).toBeLessThanOrEqual(VARIANTS_MAX);
        if (!/[{\\]/.test(prompt)) expect(texts).toEqual([prompt.trim()]);
      }),
    );
  });
});
