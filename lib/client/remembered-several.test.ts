import { describe, expect, it } from "vitest";
import { parseSeveral } from "./remembered-several";

const nothing = { isOn: false, seeds: "", strengths: "" };

describe("what is remembered of several at once", () => {
  it.each([
    [
      { isOn: true, seeds: "1-4", strengths: "0.3" },
      { isOn: true, seeds: "1-4", strengths: "0.3" },
    ],
    [null, nothing],
    ["text", nothing],
    [{ isOn: "yes", seeds: 4, strengths: ["0.3"] }, nothing],
    [
      { isOn: true, seeds: "1".repeat(10_001) },
      { ...nothing, isOn: true },
    ],
  ])("%j is read value by value", (stored, read) => {
    expect(parseSeveral(stored)).toEqual(read);
  });
});
