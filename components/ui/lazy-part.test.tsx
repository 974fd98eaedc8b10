import { Suspense } from "react";
import { renderToReadableStream } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lazyPart } from "./lazy-part";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function drawn(load: () => Promise<{ default: () => string }>): Promise<string> {
  const Part = lazyPart(load);
  const stream = await renderToReadableStream(
    <Suspense fallback="…">
      <Part />
    </Suspense>,
    { onError: () => undefined },
  );
  const reading = new Response(stream).text();
  for (let tries = 0; tries < 40; tries++) await vi.advanceTimersByTimeAsync(2_000);
  return reading;
}

it("a part that cannot be fetched is asked for again, until it comes", async () => {
  const load = vi.fn(async () => ({ default: () => "here" }));
  load.mockRejectedValueOnce(new Error("away")).mockRejectedValueOnce(new Error("still away"));
  expect(await drawn(load)).toContain("here");
  expect(load).toHaveBeenCalledTimes(3);
});

it("a part that never comes is given up", async () => {
  const load = vi.fn(() => Promise.reject(new Error("gone for good")));
  expect(await drawn(load)).not.toContain("here");
  expect(load).toHaveBeenCalledTimes(30);
});
