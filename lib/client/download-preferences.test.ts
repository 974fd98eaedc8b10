import { describe, expect, it } from "vitest";
import { parseDownloadChoice, usualChoice } from "./download-preferences";

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
    { format: "exe", quality: 0, maxSide: 3, background: "red", metadata: 1 },
    { quality: 92.5, maxSide: "2048", background: "#ff88001" },
  ])("is the usual way where what was kept is none of ours: %j", (stored) => {
    expect(parseDownloadChoice(stored)).toEqual(usualChoice);
  });
});
