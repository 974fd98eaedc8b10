import { expect, it } from "vitest";
import { createLanes } from "./lanes";

it("lets workers ask one after the other, each when the one before has its answer", async () => {
  let asked = 0;
  const lanes = createLanes({ one: 1, two: 2 }, async () => [`question ${++asked}`]);
  const answers: string[] = [];
  await lanes.askForJob();
  const second = lanes.askForJob().then((closed) => answers.push(...closed));
  await new Promise((resolve) => setImmediate(resolve));
  expect(answers).toEqual([]);
  lanes.answered();
  await second;
  expect(answers).toEqual(["question 2"]);
  expect(lanes.total).toBe(4);
});

it("passes the turn on after a question that failed", async () => {
  let isAway = true;
  const lanes = createLanes({}, async () => {
    if (isAway) throw new Error("The database is away.");
    return [];
  });
  await expect(lanes.askForJob()).rejects.toThrow("away");
  lanes.answered();
  isAway = false;
  expect(await lanes.askForJob()).toEqual([]);
});
