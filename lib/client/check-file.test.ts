import { describe, expect, it } from "vitest";
import { checkFile } from "./check-file";

describe("checkFile", () => {
  it.each([
    ["image/jpeg", 10, null],
    ["image/heic", 10, null],
    // A type that the system does not know is for the server to judge by content.
    ["", 10, null],
    ["application/octet-stream", 10, null],
    ["image/svg+xml", 10, "svg"],
    ["application/pdf", 10, "not_a_picture"],
    ["video/mp4", 10, "not_a_picture"],
    ["text/plain", 0, "not_a_picture"],
    ["image/png", 0, "empty"],
    ["image/png", 100, null],
    ["image/png", 101, "too_large"],
  ])("says of %j with %i bytes: %j", (type, size, refusal) => {
    expect(checkFile({ type, size }, 100)).toBe(refusal);
  });
});
