import { describe, expect, it } from "vitest";
import { dayOf, daysAgo, formatDay, groupByDay } from "./group-by-day";

describe("days", () => {
  it.each([
    ["2026-11-22T23:30:00.000Z", "UTC", "2026-11-22"],
    ["2026-11-22T23:30:00.000Z", "Asia/Shanghai", "2026-11-23"],
    ["2026-11-22T03:30:00.000Z", "America/Los_Angeles", "2026-11-21"],
    ["2027-01-01T00:00:00.000Z", "Europe/Zurich", "2027-01-01"],
  ])("%s in %s is of %s", (moment, timeZone, day) => {
    expect(dayOf(moment, timeZone)).toBe(day);
  });

  it("groups what stands together and keeps the order", () => {
    const moments = ["2026-11-22T20:00:00Z", "2026-11-22T15:00:00Z", "2026-11-21T20:00:00Z"];
    const same = (moment: string) => moment;
    expect(groupByDay(moments, same, "UTC")).toEqual([
      { day: "2026-11-22", items: moments.slice(0, 2) },
      { day: "2026-11-21", items: moments.slice(2) },
    ]);
    expect(groupByDay(moments, same, "Asia/Shanghai")).toEqual([
      { day: "2026-11-23", items: moments.slice(0, 1) },
      { day: "2026-11-22", items: moments.slice(1) },
    ]);
    expect(groupByDay([], same, "UTC")).toEqual([]);
  });

  it.each([
    ["2026-11-22", "2026-11-22", 0],
    ["2026-11-21", "2026-11-22", 1],
    ["2026-03-28", "2026-03-30", 2],
    ["2025-12-31", "2026-01-01", 1],
    ["2026-11-23", "2026-11-22", -1],
  ])("from %s to %s are %i days", (day, today, days) => {
    expect(daysAgo(day, today)).toBe(days);
  });

  it("names a day in the reader's language, with the year when it is another one", () => {
    expect(formatDay("2026-11-15", "2026-11-22", "en")).toBe("Sunday, November 15");
    expect(formatDay("2025-11-15", "2026-11-22", "en")).toBe("Saturday, November 15, 2025");
    expect(formatDay("2026-11-15", "2026-11-22", "zh-CN")).toBe("11月15日星期日");
    expect(formatDay("2025-11-15", "2026-11-22", "zh-CN")).toBe("2025年11月15日星期六");
  });
});
