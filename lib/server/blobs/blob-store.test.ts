import { describe, expect, it, vi } from "vitest";

/** As in a build, where the store and the routes have the module twice. */
async function loadTwice() {
  const one = { ...(await import("./blob-store")), ...(await import("@/lib/server/errors")) };
  vi.resetModules();
  const other = { ...(await import("./blob-store")), ...(await import("@/lib/server/errors")) };
  return { one, other };
}

describe("what the store throws", () => {
  it("is known by whoever asked it, also with a class of its own", async () => {
    const { one, other } = await loadTwice();
    expect(one.BlobMissing).not.toBe(other.BlobMissing);
    expect(new one.BlobMissing("images/a/full")).toBeInstanceOf(other.BlobMissing);
    expect(new one.BlobStoreAway(null)).toBeInstanceOf(other.BlobStoreAway);
    expect(new one.AppError("not_found", "Gone.")).toBeInstanceOf(other.AppError);
    expect(new one.BlobMissing("images/a/full")).not.toBeInstanceOf(other.BlobStoreAway);
    expect(new Error("Something else.")).not.toBeInstanceOf(other.AppError);
  });
});
