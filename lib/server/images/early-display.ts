import { setTimeout as sleep } from "node:timers/promises";
import type { Size } from "@/lib/domain/fit-size";
import { DISPLAY_MAX_PX } from "@/lib/domain/image";
import { oncePerProcess } from "@/lib/server/once-per-process";
import { insideDisplay } from "./derive-pictures";
import { inPixelTurn } from "./in-pixel-turn";
import { openPixels, SIDE_MAX_PX } from "./open-pixels";
import { readHead, sniffPicture } from "./sniff-picture";

type Offer = {
  ownerId: string;
  /** Resolves with the first question, or when an open page would have asked. */
  askedOrNot: Promise<void>;
  isAsked: boolean;
  ask: () => void;
  given: Promise<Buffer | null>;
  give: (display: Buffer | null) => void;
  size: Size | null;
};

/** By then a page that follows the news has heard of the offer and asked. */
const HEARD_BY_MS = 25;
/** Longer than any picture takes to be fetched and taken apart where all goes well. */
const PATIENCE_MS = 10_000;
/** Sending a picture and drawing it take about so long on a small machine, whose processors the stored forms would take from it. */
const LEFT_TO_THE_PAGE_MS = 60;
/** A larger one, whose pixels are taken apart once more when it is stored, would be stored later by more than is gained. */
const MAX_PIXELS = 25_000_000;
/** What providers give back, and is decoded without more ado. */
const earlyKinds: readonly string[] = ["png", "jpeg", "webp"];
/** A third of the time of the stored form, and nearer to the original by 0.7 to 2 dB on the samples, for some more bytes. */
const earlyForm = { quality: 76, optimiseCoding: false } as const;

const offers = oncePerProcess("early-displays", () => new Map<string, Offer>());

/**
 * From now on, until the returned function is called, the display form of this image is given to whoever asks in this process as soon as its
 * pixels are known, before any of it is stored.
 */
export function offerEarlyDisplay(imageId: string, ownerId: string): () => void {
  let give: Offer["give"] = () => undefined;
  const given = new Promise<Buffer | null>((resolve) => {
    give = resolve;
  });
  let ask: Offer["ask"] = () => undefined;
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const askedOrNot = Promise.race([asked, sleep(HEARD_BY_MS)]);
  const offer = { ownerId, askedOrNot, isAsked: false, ask, given, give, size: null };
  offers.set(imageId, offer);
  return () => {
    give(null);
    if (offers.get(imageId) === offer) offers.delete(imageId);
  };
}

/**
 * Null where it is not worth asking this process for it. `size` is the whole picture's, upright, in pixels, as soon as it is known to be no smaller
 * than the largest display form: those alone do not say it themselves.
 */
export function findOffered(imageId: string): Pick<Offer, "size"> | null {
  return offers.get(imageId) ?? null;
}

/** What came of an offer, a JPEG; null where there is none, or nothing came of it: then the picture is stored, or will not be. */
export async function readEarlyDisplay(imageId: string, ownerId: string): Promise<Buffer | null> {
  const offer = offers.get(imageId);
  if (offer?.ownerId !== ownerId) return null;
  offer.isAsked = true;
  offer.ask();
  const giveUp = new AbortController();
  const patience = sleep(PATIENCE_MS, null, { signal: giveUp.signal }).catch(() => null);
  return Promise.race([offer.given, patience]).finally(() => giveUp.abort());
}

/**
 * Makes the display form for whoever asked for it, straight from the picture (its bytes or their file), and gives it. Resolves when it is time
 * to store the picture, never rejects: whether it can be read is found out, and said, when its stored forms are made. Nothing is given of
 * pictures that can be seen through, nor of any that would be refused when it is to be stored, as one of more than `maxPixels`. `onSized` is
 * called when the offer says the picture's size, before its form is made.
 */
export async function giveEarlyDisplay(
  imageId: string,
  picture: string | Buffer,
  { maxPixels = MAX_PIXELS, onSized }: { maxPixels?: number; onSized?: () => void } = {},
): Promise<void> {
  const offer = offers.get(imageId);
  await offer?.askedOrNot;
  if (!offer?.isAsked) return;
  const sized = (size: Size) => {
    offer.size = size;
    onSized?.();
  };
  const display = await toEarlyForm(picture, Math.min(maxPixels, MAX_PIXELS), sized).catch(() => null);
  if (!display) return;
  offer.give(display);
  await sleep(LEFT_TO_THE_PAGE_MS);
}

async function toEarlyForm(
  picture: string | Buffer,
  maxPixels: number,
  sized: (size: Size) => void,
): Promise<Buffer | null> {
  if (!earlyKinds.includes(sniffPicture(await readHead(picture)))) return null;
  const pixels = openPixels(picture, maxPixels);
  const { autoOrient: size, hasAlpha } = await pixels.metadata();
  const longest = Math.max(size.width, size.height);
  if (hasAlpha || longest > SIDE_MAX_PX) return null;
  if (longest >= DISPLAY_MAX_PX) sized(size);
  return inPixelTurn(() => pixels.autoOrient().resize(insideDisplay).jpeg(earlyForm).toBuffer());
}
