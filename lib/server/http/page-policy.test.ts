import { describe, expect, it } from "vitest";
import { pagePolicy } from "./page-policy";

describe("pagePolicy", () => {
  it("runs nothing without the nonce, and evaluates only under development", () => {
    const policy = pagePolicy("abc", { isDevelopment: false });
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).not.toContain("style-src 'unsafe-inline'");
    expect(pagePolicy("abc", { isDevelopment: true })).toContain("'unsafe-eval'");
  });
});
