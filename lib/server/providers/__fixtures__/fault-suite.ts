import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { failureCodes } from "@/lib/domain/failure";
import en from "@/lib/messages/en/errors.json";
import zh from "@/lib/messages/zh-CN/errors.json";
import type { CallLimits } from "../call-provider";
import { type EditRequest, type ImageEditor, type Progress, ProviderError } from "../image-editor";
import type { FaultRow } from "./fault-row";

type Limits = Omit<CallLimits, "maxBytes">;

export type FaultSubject = {
  emulator: Emulator;
  mode: string;
  /** The adapter before the emulator, which gives a call so long. */
  editor(limits: Limits): ImageEditor;
  request: EditRequest;
};

const LONG: Limits = { connectMs: 2000, firstByteMs: 20_000, totalMs: 20_000 };
const SHORT: Limits = { ...LONG, totalMs: 1500 };
const SOON: Limits = { ...LONG, firstByteMs: 1500 };
const { signal } = new AbortController();

/** Submits once and gives the error; one call was made, and what may be on the bill is not called "did not run" or "refused". */
export async function faultOf({ emulator, editor, request }: FaultSubject, limits = LONG): Promise<ProviderError> {
  const error = await editor(limits)
    .submit(request, signal)
    .then(
      () => new Error("It did not fail."),
      (reason: unknown) => reason,
    );
  if (!(error instanceof ProviderError)) throw error;
  const calls = emulator.calls();
  expect(calls).toHaveLength(1);
  expect(calls.flatMap(({ complaints }) => complaints)).toEqual([]);
  if (calls.some(({ charged }) => charged > 0)) expect(["ran", "unknown"]).toContain(error.outcome);
  expectSentences(error.code);
  return error;
}

/** The page has a sentence and a next step for it, in both languages. */
function expectSentences(code: ProviderError["code"]): void {
  for (const { failure } of [en, zh]) {
    expect(failure[code].what).toMatch(/\S/);
    expect(failure[code].next).toMatch(/\S/);
  }
}

/** Every row of a service's error table from the wire to the error; a row without an expectation fails. */
export function errorTableSuite(create: () => FaultSubject, expected: Record<string, FaultRow>): void {
  const subject = withFreshEmulator(create);

  it("has an expectation for each row of the table", async () => {
    const { errors } = await (await fetch(`${subject().emulator.url}/_switches`)).json();
    expect(Object.keys(expected).sort()).toEqual([...errors].sort());
  });

  it.each(Object.entries(expected))("reads %s", async (error, row) => {
    subject().emulator.switch({ error });
    const { code, outcome, retryable, providerCode, providerMessage, providerRequestId, retryAfterMs } = await faultOf(
      subject(),
    );
    expect({ code, outcome, retryable, providerCode, retryAfterMs }).toEqual({
      code: row.code,
      outcome: row.outcome,
      retryable: row.retryable,
      providerCode: row.providerCode,
      retryAfterMs: null,
    });
    if (row.providerMessage !== undefined) expect(providerMessage).toBe(row.providerMessage);
    const requestId = subject().emulator.calls()[0]?.requestId;
    if (row.providerRequestId !== undefined) expect(providerRequestId).toBe(row.providerRequestId && requestId);
  });
}

/** What happens to an answer on its way, whoever gave it. */
export function transportSuite(create: () => FaultSubject): void {
  const subject = withFreshEmulator(create);
  const lost = { code: "connection_lost", outcome: "unknown", retryable: false, providerRequestId: null };
  const overdue = { code: "timed_out", outcome: "unknown", retryable: false, providerRequestId: null };
  const unreadable = { code: "unreadable_answer", outcome: "ran", retryable: false };

  it.each([
    ["reset_before_headers", LONG, lost],
    ["reset_in_body", LONG, lost],
    ["end_in_body", LONG, lost],
    ["hang", SHORT, overdue],
    ["hang", SOON, overdue],
    ["hang_in_body", SHORT, overdue],
    ["slow_body", SHORT, overdue],
    ["truncated_json", LONG, unreadable],
  ] as const)("knows what %s leaves open", async (transport, limits, expected) => {
    subject().emulator.switch({ transport });
    expect(await faultOf(subject(), limits)).toMatchObject(expected);
  });

  it.each(["slow_body", "wrong_content_type"] as const)("takes the picture in spite of %s", async (transport) => {
    const { emulator, editor, request } = subject();
    emulator.switch({ transport, bodyMs: 100 });
    expect(await editor(LONG).submit(request, signal)).toMatchObject({ state: "done" });
    expect(emulator.calls()).toHaveLength(1);
  });

  it("may have run when the person stops it under way", async () => {
    const { emulator, editor, request } = subject();
    emulator.switch({ transport: "hang" });
    const stop = new AbortController();
    const call = editor(LONG).submit(request, stop.signal);
    setTimeout(() => stop.abort(), 150);
    await expect(call).rejects.toMatchObject({ code: "canceled", outcome: "unknown" });
  });

  it.each([
    ["7", 7000],
    ["0", 0],
    ["1.5", 1500],
    ["soon", null],
  ])("reads Retry-After: %s", async (retryAfter, retryAfterMs) => {
    const { emulator } = subject();
    emulator.switch({ raw: { status: 429, headers: { "retry-after": retryAfter }, body: "{}" } });
    expect(await faultOf(subject())).toMatchObject({ code: "rate_limited", outcome: "not_run", retryAfterMs });
  });

  it("reads a Retry-After that is a date", async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    subject().emulator.switch({ raw: { status: 503, headers: { "retry-after": inAMinute }, body: "{}" } });
    const { code, retryAfterMs } = await faultOf(subject());
    expect(code).toBe("provider_busy");
    expect(Math.abs((retryAfterMs ?? 0) - 60_000)).toBeLessThan(20_000);
  });

  it.each([502, 503, 504, 524, 400, 500, 200])("never reads a page with status %i as words", async (status) => {
    const body = '<html><title>error</title><p>{"error":{"message":"no"}}</p></html>';
    subject().emulator.switch({ raw: { status, headers: { "content-type": "text/html" }, body } });
    const error = await faultOf(subject());
    expect(error).toMatchObject({ providerMessage: null });
    if (status === 200) expect(error).toMatchObject({ code: "unreadable_answer", outcome: "ran" });
  });

  it.each([301, 302, 307, 308])("takes its key nowhere by a redirect with %i", async (status) => {
    const { emulator } = subject();
    emulator.switch({ raw: { status, headers: { location: `${emulator.url}/elsewhere` }, body: "" }, times: 1 });
    expect(await faultOf(subject())).toMatchObject({ outcome: "refused", providerCode: String(status) });
  });
}

/** Whatever is answered: never a crash, always a kind, and never the key. */
export function anyAnswerSuite(create: () => FaultSubject): void {
  const subject = withFreshEmulator(create);

  it("gives a picture or an error of its own kind for any answer", { timeout: 120_000 }, async () => {
    const { emulator, editor, request, mode } = subject();
    const answer = fc.record({
      status: fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 524),
      body: fc.oneof(
        anyJson(emulator.apiKey ?? "no-key").map((json) => JSON.stringify(json)),
        fc.string(),
      ),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      isCut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(answer, async ({ status, body, keep, isCut }) => {
        emulator.reset();
        const text = isCut ? body.slice(0, Math.floor(body.length * keep)) : body;
        emulator.switch({ mode, raw: { status, headers: {}, body: text } });
        const end = await editor(LONG)
          .submit(request, signal)
          .catch((error: unknown) => error);
        expect(emulator.calls()).toHaveLength(1);
        expectKind(end, status);
        if (emulator.apiKey !== null) expect(said(end)).not.toContain(emulator.apiKey);
      }),
      { numRuns: 80 },
    );
  });
}

function withFreshEmulator(create: () => FaultSubject): () => FaultSubject {
  beforeEach(() => {
    const { emulator, mode } = create();
    emulator.reset();
    emulator.switch({ mode });
  });
  return create;
}

/** JSON of any shape, and of the shapes that answers have, with anything where a text should stand. */
function anyJson(key: string): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("", `wrong key: ${key}`, "https://x.example/a.png", "data:,", "AAAA"),
  );
  const leaf = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }));
  const item = fc.oneof(fc.record({ url: leaf, b64_json: leaf }, { requiredKeys: [] }), leaf);
  const content = fc.oneof(fc.array(fc.oneof(fc.record({ image: leaf }), leaf), { maxLength: 3 }), leaf);
  const upstream = fc.oneof(
    fc.record({
      request_id: leaf,
      output: fc.oneof(
        fc.record({ choices: fc.array(fc.record({ message: fc.record({ content }) }), { maxLength: 2 }) }),
        leaf,
      ),
    }),
    leaf,
  );
  const error = fc.oneof(fc.record({ message: leaf, code: leaf, param: leaf, type: leaf }, { requiredKeys: [] }), leaf);
  const data = fc.oneof(fc.array(item, { maxLength: 3 }), leaf);
  const parts = {
    data,
    error,
    detail: leaf,
    message: leaf,
    code: leaf,
    request_id: leaf,
    extra: upstream,
    metadata: upstream,
  };
  return fc.oneof(
    { weight: 3, arbitrary: fc.record(parts, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

function expectKind(end: unknown, status: number): void {
  if (end instanceof ProviderError) {
    expect(failureCodes).toContain(end.code);
    expect(["not_run", "refused", "ran", "unknown"]).toContain(end.outcome);
    // A whole answer that says "done" may be on the bill, unless it says in words that it is not.
    if (status < 300 && end.outcome === "not_run") expect(end.providerMessage ?? end.providerCode).not.toBeNull();
    return;
  }
  const { state, picture } = end as Extract<Progress, { state: "done" }>;
  expect(state).toBe("done");
  expect(status).toBeLessThan(300);
  if ("bytes" in picture) expect(picture.bytes.length).toBeGreaterThan(0);
  else expect(picture.url).toMatch(/\S/);
}

function said(end: unknown): string {
  if (!(end instanceof ProviderError)) {
    const { picture: _picture, ...rest } = end as Extract<Progress, { state: "done" }>;
    return JSON.stringify(rest);
  }
  const { message, providerCode, providerMessage, providerRequestId, warnings } = end;
  return JSON.stringify([message, providerCode, providerMessage, providerRequestId, warnings]);
}
