import { describe, expect, it } from "vitest";
import { sizeChoices } from "./size-choices";

describe("sizeChoices", () => {
  it("stay within the model's range and on its step, each once", () => {
    const choices = sizeChoices({ supported: true, type: "size", min: 512, max: 1280, step: 64, default: null });
    for (const { size } of choices) {
      for (const side of size.split("x").map(Number)) {
        expect(side % 64).toBe(0);
        expect(side).toBeGreaterThanOrEqual(512);
        expect(side).toBeLessThanOrEqual(1280);
      }
    }
    expect(choices[0]).toEqual({ size: "1024x1024", ratio: "1 : 1" });
    expect(new Set(choices.map(({ size }) => size)).size).toBe(choices.length);
  });

  it("of a model with a single size are that one", () => {
    const choices = sizeChoices({ supported: true, type: "size", min: 1024, max: 1024, step: 16, default: null });
    expect(choices).toHaveLength(1);
  });
});
