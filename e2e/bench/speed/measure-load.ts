import { runEdit } from "./run-edit";
import { asVisitor, type Stage } from "./stage";
import { gzippedBytes, watchTraffic } from "./traffic";

/** After the page has loaded: longer than anything that it fetches by itself takes to begin. */
const QUIET_MS = 3_000;

/** What a first visit that touches nothing transfers. */
async function visit(stage: Stage, address: string) {
  const transfers = await asVisitor(stage, {}, async (page) => {
    const read = await watchTraffic(page);
    await page.goto(address, { waitUntil: "load" });
    await page.waitForTimeout(QUIET_MS);
    return read();
  });
  const scripts = transfers.filter(({ type }) => type === "Script");
  const sizes = await Promise.all(scripts.map(({ url }) => gzippedBytes(url)));
  const isSample = ({ url }: { url: string }) => url.includes("/samples/");
  const own = transfers.filter((transfer) => !isSample(transfer));
  return {
    scripts: sum(sizes) / 1000,
    transferred: sum(own.map(({ bytes }) => bytes)) / 1000,
    requests: own.length,
    foreign: transfers.filter(({ url }) => new URL(url).origin !== new URL(address).origin).length,
  };
}

export async function measureStudioLoad(stage: Stage): Promise<Record<string, number>> {
  const studio = await visit(stage, stage.studio.server.url);
  const bare = await visit(stage, stage.bare.url);
  return {
    "studio: JavaScript, kB gzip": studio.scripts,
    "bare page: JavaScript, kB gzip": bare.scripts,
    "studio: transferred, kB": studio.transferred,
    "studio: requests": studio.requests,
    "studio: requests to others": studio.foreign,
  };
}

export async function measureSharedLoad(stage: Stage): Promise<Record<string, number>> {
  const address = await sharedAddress(stage);
  const shared = await visit(stage, address);
  const html = await (await fetch(address)).text();
  return {
    "shared page: JavaScript, kB gzip": shared.scripts,
    "shared page: transferred with its pictures, kB": shared.transferred,
    "shared page: pictures in its HTML": [...html.matchAll(/<img\b/g)].length,
  };
}

let shared: Promise<string> | null = null;

function sharedAddress(stage: Stage): Promise<string> {
  const { studio } = stage;
  shared ??= (async () => {
    const prompt = "a page for others";
    studio.emulator("modelverse").switch({ containing: prompt, resultSize: "1024x1024" });
    const outputId = await runEdit(stage, { provider: "modelverse", prompt });
    const answer = await fetch(`${studio.server.url}/api/outputs/${outputId}/shares`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (!answer.ok) throw new Error(`No share: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { url: string }).url;
  })();
  return shared;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
