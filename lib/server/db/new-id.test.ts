import { expect, it } from "vitest";
import { newId, newShareToken } from "./new-id";

it("makes ids of 20 lower-case letters and digits, no two alike", () => {
  const ids = Array.from({ length: 5000 }, newId);
  expect(new Set(ids).size).toBe(5000);
  expect(ids.every((id) => /^[0-9a-z]{20}$/.test(id))).toBe(true);
});

it("uses every letter about equally", () => {
  const counts = new Map<string, number>();
  for (const letter of Array.from({ length: 5000 }, newId).join("")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(36);
  // 100,000 letters: 2,778 of each, ± 52 (one sigma).
  for (const count of counts.values()) expect(Math.abs(count - 2778)).toBeLessThan(400);
});

it("makes tokens of more than 128 random bits", () => {
  const tokens = Array.from({ length: 1000 }, newShareToken);
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.every((token) => /^[0-9a-z]{26}$/.test(token))).toBe(true);
  expect(26 * Math.log2(36)).toBeGreaterThan(128);
});
