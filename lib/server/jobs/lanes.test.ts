import { describe, expect, it } from "vitest";
import { createLanes, laneFlag } from "./lanes";

describe("createLanes", () => {
  const one = [laneFlag("one")];

  it("names the lanes that are full, until somebody leaves", async () => {
    const lanes = createLanes({ one: 1, two: 2 });
    expect(await lanes.askForJob()).toEqual([]);
    lanes.taken(one);
    expect(await lanes.askForJob()).toEqual(one);
    lanes.gotNothing();
    lanes.left(one);
    expect(await lanes.askForJob()).toEqual([]);
  });

  it("answers one after the other, each knowing what the one before has taken", async () => {
    const lanes = createLanes({ one: 1 });
    const answers: string[][] = [];
    const first = lanes.askForJob();
    const second = lanes.askForJob().then((full) => answers.push(full));
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    expect(answers).toEqual([]);
    lanes.taken(one);
    await second;
    expect(answers).toEqual([one]);
  });

  it("gives a lane that nobody has named one place", async () => {
    const lanes = createLanes({});
    await lanes.askForJob();
    lanes.taken([laneFlag("removed")]);
    expect(await lanes.askForJob()).toEqual([laneFlag("removed")]);
    expect(lanes.total).toBe(1);
  });
});
