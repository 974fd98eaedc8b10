import type { Page } from "@playwright/test";
import type { SwitchRequest } from "./emulators/core/switches";
import { EmulatedStudio } from "./fixtures/emulated-studio";
import { type ExpectedPlate, expectPlate } from "./fixtures/failure-plate";
import { expect, test } from "./fixtures/test";

/** In seconds: longer than a busy machine needs for a call that goes well, short enough to wait for one that hangs. */
const TIMEOUT_S = "15";

type Fault = {
  switches: SwitchRequest;
  /** A picture, or how it stands without one. */
  end: "picture" | ExpectedPlate;
  calls?: number;
};

const cutOff: ExpectedPlate = { code: "connection_lost", isUnconfirmed: true, mayHaveBeenCharged: true };
const overdue: ExpectedPlate = { code: "timed_out", isUnconfirmed: true, mayHaveBeenCharged: true };
const paid = (code: ExpectedPlate["code"]): ExpectedPlate => ({ code, isUnconfirmed: false, mayHaveBeenCharged: true });

/** Each switch of the twins but the rows of their tables, and where it leads. */
const faults: Record<string, Fault> = {
  "a late answer": { switches: { latencyMs: 1500 }, end: "picture" },
  "another size": { switches: { resultSize: "640x480" }, end: "picture" },
  "a slow body": { switches: { transport: "slow_body", bodyMs: 1500 }, end: "picture" },
  "a wrong content type": { switches: { transport: "wrong_content_type" }, end: "picture" },
  "half of the JSON": { switches: { transport: "truncated_json" }, end: paid("unreadable_answer") },
  "a reset before the headers": { switches: { transport: "reset_before_headers" }, end: cutOff },
  "a reset in the body": { switches: { transport: "reset_in_body" }, end: cutOff },
  "an end in the body": { switches: { transport: "end_in_body" }, end: cutOff },
  "a hang": { switches: { transport: "hang" }, end: overdue },
  "a hang in the body": { switches: { transport: "hang_in_body" }, end: overdue },
  "empty data": { switches: { form: "empty_data" }, end: paid("no_picture") },
  "an expired link": { switches: { link: "expired" }, end: paid("result_unavailable") },
  "a link born dead": { switches: { linkLifetimeS: -10 }, end: paid("result_unavailable") },
  "a host that stumbles once": { switches: { link: "server_error", linkTimes: 1 }, end: "picture" },
  "a redirect": { switches: { link: "redirect" }, end: "picture" },
  "a redirect to a private address": { switches: { link: "redirect_private" }, end: paid("result_unavailable") },
  "a private host": { switches: { resultHost: "other" }, end: paid("result_unavailable") },
  "an oversize file": { switches: { link: "oversize" }, end: paid("no_picture") },
  "a page for a picture": { switches: { link: "html" }, end: paid("no_picture") },
  "an empty file": { switches: { link: "empty" }, end: paid("no_picture") },
  "half a picture": { switches: { link: "truncated" }, end: paid("no_picture") },
  "a picture named as text": { switches: { link: "wrong_type" }, end: "picture" },
  "a slow file": { switches: { link: "slow", bodyMs: 1500 }, end: "picture" },
};

const tooMany: Record<string, string> = { modelverse: "rate_limit", dmxapi: "rate_limited" };
const promptOf = (name: string, fault: string) => `${name} with ${fault}.`;

let studio: EmulatedStudio;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  studio = await EmulatedStudio.start({ MODELVERSE_TIMEOUT_S: TIMEOUT_S, DMXAPI_TIMEOUT_S: TIMEOUT_S });
  for (const [name, error] of Object.entries(tooMany)) {
    for (const [fault, { switches }] of Object.entries(faults)) {
      await studio.startWith(name, promptOf(name, fault), switches);
    }
    await studio.startWith(name, promptOf(name, "no room"), { error, times: 1 });
    await studio.startWith(name, promptOf(name, "no room for 4 s"), { error, retryAfter: "4", times: 1 });
  }
});
test.afterAll(() => studio.end());
test.describe.configure({ timeout: 180_000 });

async function expectEnd(page: Page, name: string, fault: string, { end, calls = 1 }: Fault) {
  const prompt = promptOf(name, fault);
  if (end === "picture")
    await page.getByRole("img", { name: prompt, exact: true }).first().waitFor({ timeout: 60_000 });
  else await expectPlate(page, "en", prompt, end);
  const made = studio.callsFor(name, prompt);
  expect(made, prompt).toHaveLength(calls);
  expect(made.flatMap(({ complaints }) => complaints)).toEqual([]);
}

for (const name of Object.keys(tooMany)) {
  test(`each fault of ${name} comes to its end on the page`, async ({ page }) => {
    await page.goto(studio.address);
    for (const [fault, expected] of Object.entries(faults)) await expectEnd(page, name, fault, expected);
  });

  test(`${name} is asked again when it had no room, as late as it said`, async ({ page }) => {
    await page.goto(studio.address);
    for (const fault of ["no room", "no room for 4 s"]) {
      await expectEnd(page, name, fault, { switches: {}, end: "picture", calls: 2 });
    }
    const [first, second] = studio.callsFor(name, promptOf(name, "no room for 4 s"));
    expect(Date.parse(second?.startedAt ?? "") - Date.parse(first?.endedAt ?? "")).toBeGreaterThanOrEqual(4000);
  });
}

test("a picture of another size is shown at its own", async ({ page }) => {
  await page.goto(studio.address);
  await page
    .getByRole("img", { name: promptOf("modelverse", "another size"), exact: true })
    .first()
    .click();
  await page.getByRole("button", { name: "Details" }).first().click();
  await expect(
    page.getByRole("region", { name: "Version details" }).getByText("640 × 480", { exact: true }),
  ).toBeVisible();
});
