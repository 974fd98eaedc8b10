import type { Page } from "@playwright/test";
import { THUMB_MAX_PX } from "../../../lib/domain/image";
import { median } from "../gallery/median";
import { measureFloor } from "./measure-floor";
import { pressHere } from "./press-here";
import { runEdit } from "./run-edit";
import { asVisitor, type Stage } from "./stage";
import { sweep } from "./sweep";
import { watchTraffic } from "./traffic";
import { untilAtRest } from "./until-at-rest";

const LATENCY_MS = 1_000;
/** In a row, by visitors of their own, each when the one before has come to rest: one alone differs by a third from the next. */
const PRESSES = 3;
const MEASURED_BESIDE = 12;

/**
 * What the provider gives back, padded up to the size of the row: a million pixels in the shape of the photograph, as Qwen-Image-Edit gives
 * where no size is asked for; as many in a square, for which the stage's frame changes; and the largest square that is shown before it is stored.
 */
const results = {
  "1.5 MB": { resultSize: "1248x848", resultBytes: 1_500_000 },
  "8 MB": { resultSize: "2048x2048", resultBytes: 8_000_000 },
  square: { resultSize: "1024x1024", resultBytes: 1_500_000 },
} as const;

type Seen = { pressed: number; painted: number | null; tasks: number };

let presses = 0;

/**
 * A press of Run until the result is painted on the stage, by the page's own clock, over what the provider took by its own log. The floor
 * is a page that waits as long and then shows the same file by its address. Medians of some presses, each before its floor.
 */
export async function measureEdit(stage: Stage, name: "1.5 MB" | "8 MB"): Promise<Record<string, number>> {
  const { studio } = stage;
  const pairs = await inARow(stage, async () => {
    const { prompt, ...pressed } = await press(stage, name);
    const output = await outputOf(stage, prompt);
    const file = Buffer.from(await (await fetch(`${studio.server.url}/api/outputs/${output}/download`)).arrayBuffer());
    return { ...pressed, floorMs: await measureFloor(stage, file, LATENCY_MS) };
  });
  return {
    [`${name}: press to painted over the provider's time, ×`]: median(pairs.map(({ ratio }) => ratio)),
    [`${name}: the same of the floor, ×`]: median(pairs.map(({ floorMs }) => floorMs)) / LATENCY_MS,
    [`${name}: bytes to the page, MB`]: median(pairs.map(({ bytes }) => bytes)) / 1_000_000,
    [`${name}: long tasks, ms`]: median(pairs.map(({ tasks }) => tasks)),
  };
}

/** The same press where the result has another shape than the photograph. */
export async function measureSquareEdit(stage: Stage): Promise<Record<string, number>> {
  const ratios = (await inARow(stage, () => press(stage, "square"))).map(({ ratio }) => ratio);
  return { "1.5 MB, of another shape than the photograph: press to painted, ×": median(ratios) };
}

async function inARow<Measured>({ studio }: Stage, measure: () => Promise<Measured>): Promise<Measured[]> {
  const all: Measured[] = [];
  for (let turn = 0; turn < PRESSES; turn++) {
    await untilAtRest(studio.server);
    all.push(await measure());
  }
  return all;
}

/** The same press while a dozen results that have just come are being measured against their source. */
export async function measureBusyEdit(stage: Stage): Promise<Record<string, number>> {
  const { studio } = stage;
  const prompt = `measured before ${++presses}`;
  studio.emulator("modelverse").switch({ containing: prompt, resultSize: "1024x1024" });
  await Promise.all(
    Array.from({ length: MEASURED_BESIDE }, (_, index) =>
      runEdit(stage, { provider: "modelverse", prompt: `${prompt}, ${index}` }),
    ),
  );
  const { ratio } = await press(stage, "1.5 MB");
  return { "1.5 MB, while a dozen are measured: press to painted, ×": ratio };
}

type Pressed = { prompt: string; ratio: number; bytes: number; tasks: number };

async function press(stage: Stage, name: keyof typeof results): Promise<Pressed> {
  const { studio } = stage;
  const prompt = `measured ${++presses}`;
  studio.emulator("modelverse").switch({ containing: prompt, latencyMs: LATENCY_MS, ...results[name] });
  const own = await asVisitor(stage, {}, async (page) => {
    await page.goto(studio.address);
    const models = page.getByRole("combobox", { name: "Provider", exact: true });
    const value = await models
      .locator("option:not([disabled])", { hasText: "Modelverse" })
      .first()
      .getAttribute("value");
    await models.selectOption(value);
    await page.getByRole("textbox", { name: "Prompt", exact: true }).fill(prompt);
    // What the page fetches for its own sake is over before the press.
    await page.waitForTimeout(1_000);
    const run = page.getByRole("button", { name: /^Run/ });
    await run.hover();
    await watchPaint(page, prompt);
    const read = await watchTraffic(page);
    sweep();
    await pressHere(page, LATENCY_MS / 2);
    const seen = await readPaint(page);
    await page.waitForTimeout(500);
    const { tasks } = await readPaint(page);
    const bytes = read().reduce((total, transfer) => total + transfer.bytes, 0);
    return { ms: (seen.painted ?? Number.NaN) - seen.pressed, bytes, tasks };
  });
  const [call] = studio.callsFor("modelverse", prompt);
  if (!call?.endedAt) throw new Error("The provider was not asked.");
  const providerMs = Date.parse(call.endedAt) - Date.parse(call.startedAt);
  return { prompt, ratio: (LATENCY_MS + own.ms - providerMs) / LATENCY_MS, bytes: own.bytes, tasks: own.tasks };
}

async function outputOf({ studio }: Stage, prompt: string): Promise<string> {
  const answer = await fetch(`${studio.server.url}/api/edits?limit=1&q=${encodeURIComponent(prompt)}`);
  const { items } = (await answer.json()) as { items: { outputs: { id: string }[] }[] };
  const [edit] = items;
  if (!edit?.outputs[0]) throw new Error("The edit is not there.");
  return edit.outputs[0].id;
}

/** From the next press on: when the picture of this name is painted, by the browser's own account (Element Timing), and how long the page was deaf meanwhile. */
async function watchPaint(page: Page, name: string): Promise<void> {
  await page.evaluate(
    ({ name, smallest }) => {
      const seen: Seen = { pressed: 0, painted: null, tasks: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) if (startTime >= seen.pressed) seen.tasks += duration;
      }).observe({ type: "longtask" });
      type Painted = PerformanceEntry & { element: Element | null; renderTime: number };
      new PerformanceObserver((list) => {
        for (const { element, renderTime } of list.getEntries() as Painted[]) {
          // Neither its blurred likeness nor its thumbnail, which stand for it until then.
          const isIt = element instanceof HTMLImageElement && element.alt === name && element.naturalWidth > smallest;
          if (isIt) seen.painted ??= renderTime;
        }
      }).observe({ type: "element" });
      // Marked before it has a place: some versions of the browser forget a picture that was laid out first.
      const create = document.createElement;
      document.createElement = ((...of: Parameters<typeof create>) => {
        const element = create.apply(document, of);
        if (element instanceof HTMLImageElement) element.setAttribute("elementtiming", "");
        return element;
      }) as typeof create;
      addEventListener(
        "click",
        (event) => {
          seen.pressed = event.timeStamp;
        },
        { once: true, capture: true },
      );
    },
    { name, smallest: THUMB_MAX_PX },
  );
}

async function readPaint(page: Page): Promise<Seen> {
  const seen = await page.waitForFunction(
    () => {
      const { seen } = globalThis as unknown as { seen: Seen };
      return seen.painted === null ? null : seen;
    },
    undefined,
    // Asked at every frame, it would have frames drawn that nobody needs beside those that are measured.
    { timeout: 60_000, polling: 100 },
  );
  return (await seen.jsonValue()) as Seen;
}
