import { describe, expect, it } from "vitest";
import { webAddressIn } from "./web-address";

describe("webAddressIn", () => {
  it.each([
    ["https://example.org/a.jpg", "https://example.org/a.jpg"],
    ["  http://example.org/a.jpg\n", "http://example.org/a.jpg"],
    ["# a comment\r\nhttps://example.org/b.png\r\nhttps://example.org/c.png", "https://example.org/b.png"],
    ["make it night", null],
    ["see https://example.org/a.jpg", null],
    ["javascript:alert(1)", null],
    ["data:image/png;base64,AAAA", null],
    ["file:///home/me/a.jpg", null],
    ["", null],
  ])("finds in %j: %j", (text, address) => {
    expect(webAddressIn(text)).toBe(address);
  });
});
