import { describe, expect, it } from "vitest";
import { formatBytes } from "./format-bytes";

describe("formatBytes", () => {
  it.each([
    [0, "en", "0 bytes"],
    [999, "en", "999 bytes"],
    [1_000, "en", "1 kB"],
    [3_440_000, "en", "3.4 MB"],
    [48_200_000, "en", "48 MB"],
    [1_250_000_000, "en", "1.3 GB"],
    [5e15, "en", "5,000 TB"],
    [3_440_000, "zh-CN", "3.4 MB"],
  ])("says %i in %s as %s", (bytes, locale, text) => {
    expect(formatBytes(bytes, locale)).toBe(text.replace(" ", "\u00a0"));
  });
});
