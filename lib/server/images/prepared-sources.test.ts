import { describe, expect, it } from "vitest";
import type { PreparedSource } from "@/lib/server/providers/image-editor";
import { PreparedSources } from "./prepared-sources";

const source = (bytes = 1): PreparedSource => ({
  bytes: Buffer.alloc(bytes),
  mediaType: "image/jpeg",
  width: 1,
  height: 1,
  hasAlpha: false,
});

describe("PreparedSources", () => {
  function counted(sources = new PreparedSources()) {
    const made: string[] = [];
    const get = (key: string, bytes = 1) =>
      sources.get(key, async () => {
        made.push(key);
        await null;
        return source(bytes);
      });
    return { made, get };
  }

  it("prepares the same once, at the same moment and later", async () => {
    const { made, get } = counted();
    const [one, other] = await Promise.all([get("a"), get("a")]);
    expect(other).toBe(one);
    expect(await get("a")).toBe(one);
    await get("b");
    expect(made).toEqual(["a", "b"]);
  });

  it("prepares again what failed", async () => {
    const sources = new PreparedSources();
    await expect(sources.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await sources.get("a", async () => source())).toMatchObject({ width: 1 });
  });

  it("keeps 32 MB, and forgets first what was used longest ago", async () => {
    const { made, get } = counted();
    await get("a", 12_000_000);
    await get("b", 12_000_000);
    await get("a");
    await get("c", 12_000_000);
    await get("a");
    await get("b");
    expect(made).toEqual(["a", "b", "c", "b"]);
  });
});
