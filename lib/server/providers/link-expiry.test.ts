import { describe, expect, it } from "vitest";
import { hasExpired, linkExpiry } from "./link-expiry";

describe("linkExpiry", () => {
  it.each([
    ["https://x.oss-cn-sz.aliyuncs.com/a.png?Expires=1758514337&Signature=ab%2Bc", "2025-09-22T04:12:17.000Z"],
    ["https://x.example/a.png?signature=1&expires=1758514337", "2025-09-22T04:12:17.000Z"],
  ])("reads %s", (url, moment) => {
    expect(linkExpiry(url)?.toISOString()).toBe(moment);
  });

  it.each([
    ["https://x.example/a.png"],
    ["https://x.example/a.png?Expires="],
    ["https://x.example/a.png?Expires=tomorrow"],
    ["https://x.example/a.png?Expires=3600"],
    ["https://x.example/a.png?Expires=99999999999999999999"],
    ["no address"],
  ])("finds none in %s", (url) => {
    expect(linkExpiry(url)).toBeNull();
    expect(hasExpired(url)).toBe(false);
  });

  it("has expired from that second on", () => {
    const url = "https://x.example/a.png?Expires=1758514337";
    expect(hasExpired(url, new Date("2025-09-22T04:12:16.999Z"))).toBe(false);
    expect(hasExpired(url, new Date("2025-09-22T04:12:17.000Z"))).toBe(true);
  });
});
