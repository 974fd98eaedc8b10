import { describe, expect, it } from "vitest";
import { parseDownloadChoice, quickOptions, toDownloadOptions, usualChoice } from "./download-preferences";

describe("how files are taken away", () => {
  it("comes back as it was kept", () => {
    const kept = {
      ...usualChoice,
      view: "split",
      hasLabels: false,
      format: "webp",
      quality: 70,
      maxSide: 2048,
      background: "#ff8800",
    } as const;
    expect(parseDownloadChoice(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    null,
    "png",
    {
      view: "film",
      motionFormat: "png",
      motionSide: 5000,
      hasLabels: 1,
      format: "exe",
      quality: 0,
      maxSide: 3,
      background: "red",
      metadata: 1,
    },
    { quality: 92.5, maxSide: "2048", background: "#ff88001" },
  ])("is the usual way where what was kept is none of ours: %j", (stored) => {
    expect(parseDownloadChoice(stored)).toEqual(usualChoice);
  });

  it("means the version itself in one press, and what was chosen in the dialog", () => {
    const choice = {
      ...usualChoice,
      view: "wipe",
      format: "jpeg",
      motionFormat: "gif",
      motionSide: 640,
      quality: 80,
    } as const;
    expect(quickOptions({ ...choice, hasMark: true }, "zh-CN")).toMatchObject({
      format: "jpeg",
      maxSide: null,
      mark: "zh-CN",
    });
    expect(quickOptions({ ...choice, hasMark: true }, "zh-CN")).not.toHaveProperty("view");
    const wipe = { view: "wipe", format: "gif", maxSide: 640, beforeId: "before", labels: "zh-CN" };
    expect(toDownloadOptions(choice, "before", "zh-CN")).toMatchObject(wipe);
    const split = { ...choice, view: "split", hasLabels: false } as const;
    expect(toDownloadOptions(split, "before", "en")).toMatchObject({ format: "jpeg", maxSide: null, labels: "off" });
  });
});
