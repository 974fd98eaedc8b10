import { expect, it } from "vitest";
import { withinLimit } from "./within-limit";

it("gives what comes in time, a result or an error", async () => {
  expect(await withinLimit(10_000, Promise.resolve("picture"))).toBe("picture");
  await expect(withinLimit(10_000, Promise.reject(new Error("no")))).rejects.toThrow("no");
});

it("waits for nothing for ever", async () => {
  await expect(withinLimit(10, new Promise(() => undefined))).rejects.toMatchObject({ code: "storage_unavailable" });
});
