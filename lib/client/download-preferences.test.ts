import { describe, expect, it } from "vitest";
import { usualDownload } from "@/lib/domain/download";
import { parseDownloadOptions } from "./download-preferences";

describe("how files are taken away", () => {
  it("comes back as it was kept", () => {
    const kept = { ...usualDownload, format: "webp", quality: 70, maxSide: 2048, background: "#ff8800" } as const;
    expect(parseDownloadOptions(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    null,
    "png",
    { format: "exe", quality: 0, maxSide: 3, background: "red", metadata: 1 },
    { quality: 92.5, maxSide: "2048", background: "#ff88001" },
  ])("is the usual way where what was kept is none of ours: %j", (stored) => {
    expect(parseDownloadOptions(stored)).toEqual(usualDownload);
  });
});
