import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import sharp from "sharp";
import { KEPT_CONNECTIONS } from "./db/create-pool";
import { giveEarlyDisplay, offerEarlyDisplay, readEarlyDisplay } from "./images/early-display";
import type { Log } from "./log";

/** Whoever asks first is answered first. */
const AFTER_MS = 500;

/**
 * What the first press of Run after a start would otherwise wait for: connections to the database are opened, the picture library is loaded.
 * Some milliseconds of a processor, once; nothing depends on it.
 */
export async function warmUp(pool: pg.Pool, log: Log): Promise<void> {
  try {
    await sleep(AFTER_MS, undefined, { ref: false });
    const opening = Array.from({ length: KEPT_CONNECTIONS }, () => pool.connect());
    await Promise.all(opening.map(async (connection) => (await connection).release()));
    await drawSomething();
  } catch (error) {
    log.debug({ error }, "the first press of Run will take a little longer");
  }
}

async function drawSomething(): Promise<void> {
  const grey = { create: { width: 64, height: 64, channels: 3, background: "#808080" } } as const;
  const picture = await sharp(grey).png().toBuffer();
  const endOffer = offerEarlyDisplay("warm-up", "nobody");
  const shown = readEarlyDisplay("warm-up", "nobody");
  await giveEarlyDisplay("warm-up", picture);
  await shown;
  endOffer();
}
