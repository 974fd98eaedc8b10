import { describe, expect, it } from "vitest";
import { withoutSecrets } from "./without-secrets";

describe("withoutSecrets", () => {
  it.each([
    ["Invalid key my-own-key-123", "Invalid key •••"],
    ["got Authorization: Bearer abc.def", "got Authorization: Bearer •••"],
    ["TokenStatusExhausted[sk-abc***xyz]", "TokenStatusExhausted[sk-•••]"],
    ["nothing secret", "nothing secret"],
  ])("shows %s as %s", (words, clean) => {
    expect(withoutSecrets(words, ["my-own-key-123"])).toBe(clean);
  });

  it("keeps at most 600 characters", () => {
    expect(withoutSecrets("x".repeat(10_000), [])).toHaveLength(600);
  });
});
