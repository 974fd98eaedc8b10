import { describe, expect, it } from "vitest";
import { withoutSecrets } from "./without-secrets";

describe("withoutSecrets", () => {
  it.each([
    ["Invalid key my-own-key-123", "Invalid key •••"],
    ["got Authorization: Bearer abc.def", "got Authorization: Bearer •••"],
    ["TokenStatusExhausted[sk-abc***xyz]", "TokenStatusExhausted[sk-•••]"],
    ["Incorrect key: my-own-*****-123.", "Incorrect key: •••"],
    ["nothing secret", "nothing secret"],
  ])("shows %s as %s", (words, clean) => {
    expect(withoutSecrets(words, "my-own-key-123")).toBe(clean);
  });

  it("strikes a key that an address carries", () => {
    expect(withoutSecrets("at https://x.example/?key=my%2Fkey", "my/key")).toBe("at https://x.example/?key=•••");
  });

  it.each([[null], [undefined], [""]])("says nothing for %j", (words) => {
    expect(withoutSecrets(words, "my-own-key-123")).toBeNull();
  });

  it("keeps at most 600 characters", () => {
    expect(withoutSecrets("x".repeat(10_000), null)).toHaveLength(600);
  });
});
