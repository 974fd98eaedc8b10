import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Health } from "@/lib/domain/health";
import type { ApiErrorCode } from "./api-error";
import { readTrouble, watchTrouble } from "./trouble";

const well: Health = {
  ok: true,
  database: true,
  storage: true,
  storageProblem: null,
  queue: { ok: true, waiting: 0 },
};

describe("what is down", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    [well, null],
    [{ ...well, ok: false, database: false }, "database_unavailable"],
    [{ ...well, ok: false, storage: false, storageProblem: "storage_full" }, "storage_full"],
    [{ ...well, ok: false, storage: false }, "storage_unavailable"],
    [{ some: "proxy's words" }, "offline"],
  ])("is read from what health says: %j", async (health, code) => {
    vi.stubGlobal("fetch", async () => Response.json(health, { status: health === well ? 200 : 503 }));
    expect(await readTrouble()).toBe(code);
  });

  it("is the connection where nobody answers", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });
    expect(await readTrouble()).toBe("offline");
  });
});

describe("watching a trouble", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(looks: (ApiErrorCode | null)[]) {
    const told: string[] = [];
    let asked = 0;
    const end = watchTrouble({ onTrouble: (code) => told.push(code), onOver: () => told.push("over") }, async () => {
      asked += 1;
      return looks.shift() ?? null;
    });
    return { told, end, asked: () => asked };
  }

  it("says what is down, and once that it is over", async () => {
    const { told, asked } = watch([null, "storage_unavailable", "storage_unavailable", null]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(["storage_unavailable", "storage_unavailable", "over"]);
    expect(asked()).toBe(4);
  });

  it("ends by itself where the server is well", async () => {
    const { told, asked } = watch([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([told, asked()]).toEqual([[], 2]);
  });

  it("asks no more once nobody wants to know", async () => {
    const { told, end, asked } = watch(["database_unavailable"]);
    await vi.advanceTimersByTimeAsync(10);
    end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([told, asked()]).toEqual([["database_unavailable"], 1]);
  });
});
