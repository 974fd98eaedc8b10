import { describe, expect, it } from "vitest";
import type { Controls } from "@/lib/domain/model-catalog";
import { anEdit } from "./__fixtures__/edits";
import { notTaken } from "./not-taken";

const no = { supported: false, reason: "not_taken_by_model" } as const;
const controls: Controls = {
  negativePrompt: no,
  strength: { supported: true, type: "number", min: 0.1, max: 0.8, step: 0.1, default: null },
  steps: no,
  guidanceScale: no,
  seed: { supported: true, type: "integer", min: 0, max: 100, step: 1, default: null },
  n: no,
  size: no,
};
const { recipe } = anEdit("one", []);

describe("what another model could not take", () => {
  it("is what it has no control for, and what is outside its range", () => {
    expect(notTaken({ ...recipe, negativePrompt: "blurry", strength: 0.9, steps: 20, seed: 7 }, { controls })).toEqual([
      { field: "negativePrompt", kind: "unsupported", value: "blurry", sent: null },
      { field: "strength", kind: "adjusted", value: "0.9", sent: "0.8" },
      { field: "steps", kind: "unsupported", value: "20", sent: null },
    ]);
  });

  it("is nothing for what was left to the provider", () => {
    expect(notTaken(recipe, { controls })).toEqual([]);
  });
});
