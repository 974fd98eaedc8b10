import { describe, expect, it } from "vitest";
import { untilSent } from "./until-sent";

const file = () => Promise.resolve(new Response(new Uint8Array(1000), { headers: { "Content-Type": "image/png" } }));
const refusal = { code: "too_many_requests", retryAfterS: 10 };

describe("files under way", () => {
  it("are three for one address until they are read, let go of, or could not be made", async () => {
    const open = [await untilSent("one", file), await untilSent("one", file), await untilSent("one", file)];
    const again = () => untilSent("one", file);
    await expect(again()).rejects.toMatchObject(refusal);
    const [read, left, head] = open;
    expect([read?.headers.get("content-type"), (await read?.arrayBuffer())?.byteLength]).toEqual(["image/png", 1000]);
    const next = await again();
    await expect(again()).rejects.toMatchObject(refusal);
    await left?.body?.cancel();
    await expect(untilSent("one", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    const last = await again();
    await expect(again()).rejects.toMatchObject(refusal);
    for (const each of [head, next, last]) await each?.body?.cancel();
  });

  it("are twelve for all together", async () => {
    const open = await Promise.all(Array.from({ length: 12 }, (_, index) => untilSent(`client ${index >> 1}`, file)));
    await expect(untilSent("another", file)).rejects.toMatchObject(refusal);
    await open[0]?.arrayBuffer();
    for (const each of [...open.slice(1), await untilSent("another", file)]) await each.body?.cancel();
  });
});
