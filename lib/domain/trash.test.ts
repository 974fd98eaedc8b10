import { describe, expect, it } from "vitest";
import { daysLeftInTrash, trashExpiry } from "./trash";

describe("the trash", () => {
  const trashedAt = "2026-03-01T12:00:00.000Z";

  it.each([
    ["2026-03-01T12:00:00.000Z", 30],
    ["2026-03-01T12:00:01.000Z", 30],
    ["2026-03-02T12:00:00.000Z", 29],
    ["2026-03-31T11:59:59.000Z", 1],
    ["2026-03-31T12:00:00.000Z", 0],
    ["2027-01-01T00:00:00.000Z", 0],
    // A clock of another machine that goes ahead.
    ["2026-02-28T00:00:00.000Z", 30],
  ])("at %s has %i days left", (now, days) => {
    expect(daysLeftInTrash(trashedAt, new Date(now))).toBe(days);
  });

  it("is due exactly when no day is left", () => {
    const due = trashExpiry(new Date("2026-03-31T12:00:00.000Z"));
    expect(due.toISOString()).toBe(trashedAt);
  });
});
