import { describe, expect, it } from "vitest";
import { dayRangeOf, placeOfDay } from "./place-of-day";

const at = (moment: string) => ({
  editId: moment,
  outputId: moment,
  shape: 150,
  createdAt: new Date(moment).getTime() / 1000,
});

/** Two on the 22nd, one on the 20th, two on the 3rd, one in October. */
const newestFirst = [
  at("2026-11-22T23:59:59"),
  at("2026-11-22T00:00:00"),
  at("2026-11-20T12:00:00"),
  at("2026-11-03T18:00:00"),
  at("2026-11-03T09:00:00"),
  at("2026-10-31T23:59:59"),
];
const oldestFirst = [...newestFirst].reverse();

describe("the place of a day", () => {
  it.each([
    ["2026-11-22", 0, "2026-11-22"],
    ["2026-11-20", 2, "2026-11-20"],
    ["2026-11-03", 3, "2026-11-03"],
    ["2026-10-31", 5, "2026-10-31"],
    // The nearest of those that have any, and the first of that day, from whichever side it is come to.
    ["2026-11-21", 0, "2026-11-22"],
    ["2026-11-05", 3, "2026-11-03"],
    ["2026-11-01", 5, "2026-10-31"],
    ["2027-05-01", 0, "2026-11-22"],
    ["1999-01-01", 5, "2026-10-31"],
  ])("%s is at %i, of %s", (day, index, found) => {
    expect(placeOfDay(newestFirst, day)).toEqual({ index, day: found });
  });

  it("is the day's first in the order that they stand in", () => {
    expect(placeOfDay(oldestFirst, "2026-11-22")).toEqual({ index: 4, day: "2026-11-22" });
    expect(placeOfDay(oldestFirst, "2026-11-04")).toEqual({ index: 1, day: "2026-11-03" });
  });

  it("is none among no pictures, and for what is no day", () => {
    expect(placeOfDay([], "2026-11-22")).toBeNull();
    expect(placeOfDay(newestFirst, "")).toBeNull();
  });

  it("lies between the first and the last day", () => {
    expect(dayRangeOf(newestFirst)).toEqual({ first: "2026-10-31", last: "2026-11-22" });
    expect(dayRangeOf(oldestFirst)).toEqual({ first: "2026-10-31", last: "2026-11-22" });
    expect(dayRangeOf([])).toBeNull();
  });
});
