import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toReturnAddress } from "./return-address";

describe("the way back after signing in", () => {
  it.each(["/", "/gallery", "/gallery?q=fog&favourite=true", "/?image=abc", "/gallery?q=%E9%9B%BE"])(
    "leads to %s",
    (to) => {
      expect(toReturnAddress(to)).toBe(to);
    },
  );

  it.each([
    null,
    "",
    "gallery",
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "javascript:alert(1)",
    "/api/session",
    "/sign-in",
    "/sign-in?to=/sign-in",
    ` /gallery`,
    `/${"x".repeat(3000)}`,
  ])("is the studio for %j", (to) => {
    expect(toReturnAddress(to)).toBe("/");
  });

  it("never leaves this site", () => {
    const parts = fc.constantFrom(
      "/",
      "//",
      "\\",
      ".",
      "..",
      "evil.example",
      "@",
      ":",
      "%2f",
      "%5c",
      "\t",
      "\n",
      "?",
      "#",
      "http:",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const address = toReturnAddress(pieces.join(""));
        expect(new URL(address, "http://studio.example").origin).toBe("http://studio.example");
      }),
      { numRuns: 2000 },
    );
  });
});
