import { describe, expect, it } from "vitest";
import { toDateField, toExpiry } from "./share-expiry";

describe("the end of a link", () => {
  const now = new Date("2026-11-25T12:00:00Z");

  it.each([
    ["never", null],
    ["1", "2026-11-26T12:00:00.000Z"],
    ["7", "2026-12-02T12:00:00.000Z"],
    ["30", "2026-12-25T12:00:00.000Z"],
  ] as const)("chosen as %s is %s", (choice, end) => {
    expect(toExpiry(choice, "", now)).toBe(end);
  });

  it("chosen as a date is the end of that day where the sharer is", () => {
    const end = toExpiry("date", "2026-12-21", now);
    expect(new Date(end ?? 0).getDate()).toBe(21);
    expect(new Date(end ?? 0).getHours()).toBe(23);
    expect(toDateField(new Date(end ?? 0))).toBe("2026-12-21");
  });

  it("is none as long as no date is written", () => {
    expect(toExpiry("date", "", now)).toBeNull();
  });
});
