import { describe, expect, it } from "vitest";
import { all, nothingChosen, reached, stillThere, toggled } from "./selection";

const ids = ["a", "b", "c", "d", "e"];
const chosen = (selection: { chosen: ReadonlySet<string> }) => [...selection.chosen].sort().join("");

describe("choosing many", () => {
  it("toggles one, and a range goes on from it in either direction", () => {
    const one = toggled(nothingChosen, "c");
    expect(chosen(one)).toBe("c");
    expect(chosen(toggled(one, "c"))).toBe("");
    expect(chosen(reached(one, ids, "e"))).toBe("cde");
    expect(chosen(reached(reached(one, ids, "e"), ids, "b"))).toBe("bcde");
  });

  it("begins a range where there is no anchor, or none that is still there", () => {
    expect(chosen(reached(nothingChosen, ids, "b"))).toBe("b");
    expect(chosen(reached(toggled(nothingChosen, "gone"), ids, "b"))).toContain("b");
    expect(reached(nothingChosen, ids, "unknown")).toBe(nothingChosen);
  });

  it("chooses all, and lets go of what is gone", () => {
    expect(chosen(all(ids))).toBe("abcde");
    expect(chosen(stillThere(all(ids), new Set(["a", "e"])))).toBe("ae");
    const same = all(ids);
    expect(stillThere(same, new Set(ids))).toBe(same);
  });
});
