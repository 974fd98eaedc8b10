import { setTimeout as sleep } from "node:timers/promises";
import { oncePerProcess } from "@/lib/server/once-per-process";

export type EarlyDisplay = { bytes: Buffer; mediaType: "image/jpeg" | "image/webp" };

type Offer = {
  ownerId: string;
  isAwaited: boolean;
  given: Promise<EarlyDisplay | null>;
  give: (picture: EarlyDisplay | null) => void;
};

/** Longer than any picture takes to be fetched and taken apart where all goes well. */
const PATIENCE_MS = 10_000;

const offers = oncePerProcess("early-displays", () => new Map<string, Offer>());

/**
 * From now on, until the returned function is called, the display form of this image is given to whoever asks in this process as soon as its
 * pixels are known, before any of it is stored.
 */
export function offerEarlyDisplay(imageId: string, ownerId: string): () => void {
  let give: Offer["give"] = () => undefined;
  const given = new Promise<EarlyDisplay | null>((resolve) => {
    give = resolve;
  });
  const offer = { ownerId, isAwaited: false, given, give };
  offers.set(imageId, offer);
  return () => {
    give(null);
    if (offers.get(imageId) === offer) offers.delete(imageId);
  };
}

/** Whether it is worth asking this process for it. */
export function isDisplayOffered(imageId: string): boolean {
  return offers.has(imageId);
}

/** What came of an offer; null where there is none, or nothing came of it. */
export async function awaitEarlyDisplay(imageId: string, ownerId: string): Promise<EarlyDisplay | null> {
  const offer = offers.get(imageId);
  if (offer?.ownerId !== ownerId) return null;
  offer.isAwaited = true;
  const giveUp = new AbortController();
  const patience = sleep(PATIENCE_MS, null, { signal: giveUp.signal }).catch(() => null);
  return Promise.race([offer.given, patience]).finally(() => giveUp.abort());
}

/** Whom the maker of an image's forms can make happy: undefined where nothing is offered. Only the first that is given counts. */
export function earlyDisplayOf(imageId: string | undefined): Pick<Offer, "isAwaited" | "give"> | undefined {
  return imageId === undefined ? undefined : offers.get(imageId);
}
