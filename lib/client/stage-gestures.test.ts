import { describe, expect, it } from "vitest";
import { wheelFactor } from "./stage-gestures";

describe("the wheel", () => {
  it.each([
    ["a notch towards oneself makes smaller", { deltaY: 100, deltaMode: 0, ctrlKey: false }, 0.819],
    ["a notch away makes larger", { deltaY: -100, deltaMode: 0, ctrlKey: false }, 1.221],
    ["a notch told in lines is the same kind of step", { deltaY: -3, deltaMode: 1, ctrlKey: false }, 1.101],
    ["a pinch on a trackpad is finer", { deltaY: -4, deltaMode: 0, ctrlKey: true }, 1.041],
    ["the wheel with Ctrl is a wheel", { deltaY: -100, deltaMode: 0, ctrlKey: true }, 1.221],
    ["a thrown wheel does not jump", { deltaY: -5000, deltaMode: 0, ctrlKey: false }, 2],
  ])("%s", (_, event, factor) => {
    expect(wheelFactor(event)).toBeCloseTo(factor, 3);
  });

  it("goes back by as much as it went", () => {
    const there = wheelFactor({ deltaY: 120, deltaMode: 0, ctrlKey: false });
    const back = wheelFactor({ deltaY: -120, deltaMode: 0, ctrlKey: false });
    expect(there * back).toBeCloseTo(1, 12);
  });
});
