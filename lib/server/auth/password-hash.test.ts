import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./password-hash";

describe("a hashed password", () => {
  it("knows its own and no other", async () => {
    const hash = await hashPassword("Grüße, 世界 und battery");
    expect(hash).not.toContain("battery");
    expect(await isPassword("Grüße, 世界 und battery", hash)).toBe(true);
    expect(await isPassword("Gru\u0308ße, 世界 und battery", hash)).toBe(true);
    for (const wrong of ["", "grüße, 世界 und battery", "Grüße, 世界 und battery "])
      expect(await isPassword(wrong, hash)).toBe(false);
  });

  it("is another each time", async () => {
    expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
  });

  it("is never matched by what is no hash", async () => {
    for (const hash of ["", "plain", "scrypt$1$1$1$$", "md5$1$1$1$a$b"]) expect(await isPassword("", hash)).toBe(false);
  });
});
