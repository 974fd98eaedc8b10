import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { problemSchema } from "@/lib/domain/problem-schema";
import { createApiToken } from "@/lib/server/auth/api-tokens";
import { allOperations } from "@/lib/server/http/operations/all-operations";
import { openTestApi, type TestApi } from "./test-api";

/** What one session or token may do within a minute; one address three times as much. */
const perMinute = { uploads: 300, edits: 600, preparations: 120, shares: 120, checks: 60 } as const;
type Kind = keyof typeof perMinute;

const bounded = allOperations.flatMap((operation) =>
  operation.limit ? [{ ...operation, limit: operation.limit }] : [],
);

describe("the number of requests in a minute", () => {
  let api: TestApi;
  let addresses = 0;
  beforeAll(async () => {
    api = await openTestApi({ DIPTYCH_PASSWORD: "open sesame" });
    // Tries come back evenly: none while they are counted here.
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterAll(async () => {
    vi.useRealTimers();
    await api.close();
  });

  const elsewhere = () => `2001:db8:7:${(++addresses).toString(16)}::1`;
  async function newToken(): Promise<string> {
    return (await createApiToken(api.studio, "local", `script ${addresses}`)).token;
  }
  /** A request that is let in and then refused for what it says: only its number is asked after. */
  function ask(kind: Kind, token: string, from: string) {
    const operation = bounded.find(({ limit }) => limit === kind);
    if (!operation) throw new Error(`Nothing counts as ${kind}.`);
    const address = operation.path.replace(/\{\w+\}/g, "abcdefghijklmnopqrst");
    const headers = { authorization: `Bearer ${token}`, "x-forwarded-for": from, "content-type": "application/json" };
    return api.call(operation.method, address, { body: "[]", headers });
  }
  async function spend(kind: Kind, token: string, from: string) {
    const statuses = new Set<number>();
    for (let count = 0; count < perMinute[kind]; count += 1) statuses.add((await ask(kind, token, from)).status);
    return statuses;
  }
  async function expectRefused(answer: Response) {
    const problem = problemSchema.parse(await answer.json());
    expect([answer.status, problem.code]).toEqual([429, "too_many_requests"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    // The rest of a body that is not taken is not waited for.
    expect(answer.headers.get("connection")).toBe("close");
  }

  it("is bounded for whatever uploads, prepares, runs, shares and asks a provider", () => {
    const counted = bounded.map(({ id, limit }) => `${limit}: ${id}`).sort();
    expect(counted).toEqual([
      "checks: checkProvider",
      "edits: createEdit",
      "edits: retryEdit",
      "preparations: prepareImage",
      "shares: changeShare",
      "shares: createShare",
      "uploads: createImage",
    ]);
  });

  it.each(Object.keys(perMinute) as Kind[])(
    "of %s ends for a session, wherever it comes from, and for nobody else",
    async (kind) => {
      const [busy, other] = [await newToken(), await newToken()];
      const from = elsewhere();
      expect(await spend(kind, busy, from)).not.toContain(429);
      await expectRefused(await ask(kind, busy, from));
      await expectRefused(await ask(kind, busy, elsewhere()));
      vi.setSystemTime(Date.now() + 1100);
      expect((await ask(kind, busy, from)).status).not.toBe(429);
      expect((await ask(kind, other, from)).status).not.toBe(429);
      const kinds = Object.keys(perMinute) as Kind[];
      for (const another of kinds.filter((each) => each !== kind))
        expect((await ask(another, other, from)).status).not.toBe(429);
    },
    60_000,
  );

  it("ends for an address, however many sessions it has", async () => {
    const from = elsewhere();
    for (let sessions = 0; sessions < 3; sessions += 1)
      expect(await spend("checks", await newToken(), from)).not.toContain(429);
    const fourth = await newToken();
    await expectRefused(await ask("checks", fourth, from));
    expect((await ask("checks", fourth, elsewhere())).status).not.toBe(429);
  });
});
