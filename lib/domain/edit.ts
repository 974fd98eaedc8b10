/*
 * The words of the house, one per thing:
 *
 * image     picture bytes that we hold: immutable, of known size and type, addressed by id.
 * recipe    what to do to an image: provider, model, prompt, negative prompt, strength, steps,
 *           guidance scale, seed, n, size. Plain data.
 * edit      one recipe applied to one source image by one owner. It has n outputs.
 * output    one picture asked of the provider: its own call, seed and status, in the end an image
 *           or a failure. The interface calls a finished one a version.
 * job       the queue's note that an output needs work. Forgotten when done; outputs stay.
 * provider  a service that edits pictures. model: one row of its catalogue. adapter: our code for one provider.
 * ticket    the provider's own id for accepted work: with it a restarted worker goes on instead of paying twice.
 * unconfirmed  the request left the house and no answer came: it may have run and may have been
 *           charged. Never retried without a person's word.
 * share     an unguessable link that lets a stranger see one output beside its source.
 */
import type { Difference } from "./difference";
import type { Failure } from "./failure";
import type { Size } from "./fit-size";
import type { Image } from "./image";
import type { ControlName, Price } from "./model-catalog";
import type { Recipe } from "./recipe";

export const pendingStatuses = ["queued", "submitting", "waiting", "saving"] as const;
export const endStatuses = ["succeeded", "failed", "canceled", "unconfirmed"] as const;

export type PendingStatus = (typeof pendingStatuses)[number];
export type OutputStatus = PendingStatus | (typeof endStatuses)[number];
export type EditStatus = "queued" | "running" | "succeeded" | "failed" | "canceled" | "unconfirmed";

/** What became of something that the recipe asked for. */
export type Warning = {
  field: ControlName | "prompt" | "image";
  kind: "unsupported" | "adjusted" | "ignored";
  /** English; for `prompt` warnings the words that were left over. */
  detail: string;
};

/** What truly went over the wire, without key and picture bytes. */
export type Sent = Record<string, string | number | boolean | null>;

/**
 * Where a finished picture is while it cannot be stored or fetched: on the worker's own disk, in its memory, or still under the
 * provider's link.
 */
export const holdPlaces = ["disk", "memory", "link"] as const;
export type HoldPlace = (typeof holdPlaces)[number];

/**
 * Where the display form of a picture is answered before it is stored, as soon as its pixels are known. `size` is the picture's own, upright, when
 * its display form may be smaller; null of one that is shown as it is, and until the size has been read.
 */
export type Preview = { imageId: string; url: string; size: Size | null };

type OutputBase = {
  id: string;
  /** From 0, in the order of seeds. */
  index: number;
  /** The seed that was used; null before it is known, and where the provider takes none. */
  seed: number | null;
  attempt: number;
  nextAttemptAt: string | null;
  /** Which of how many retries by ourselves begins at `nextAttemptAt`; null also for one that waits until its source can be read. */
  retry: { number: number; of: number } | null;
  /** From 1, among all that wait for the same provider; null while its next attempt is not due. */
  queuePosition: number | null;
  sent: Sent | null;
  warnings: Warning[];
  providerRequestId: string | null;
  favourite: boolean;
  /** From the edit's source. Comes some seconds after the picture; null until then, and where it could not be measured. */
  difference: Difference | null;
  queuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export type Output = OutputBase &
  /** `heldIn` while a finished picture waits for storage; `nextAttemptAt` says until when. `preview` while it is being stored. */
  (
    | { status: PendingStatus; image: null; failure: null; heldIn?: HoldPlace | null; preview?: Preview | null }
    | { status: "succeeded"; image: Image; failure: null }
    | { status: "failed" | "canceled" | "unconfirmed"; image: null; failure: Failure | null }
  );

export type Edit = {
  id: string;
  status: EditStatus;
  source: Image;
  /** The output whose picture is the source, when the source is a result. */
  parentOutputId: string | null;
  recipe: Recipe;
  outputs: Output[];
  /** Per output; parts are null when unknown. */
  estimate: { typicalMs: number | null; price: Price | null };
  createdAt: string;
  /** Since when it lies in the trash; left out for all others. */
  trashedAt?: string;
};

export function isPending(status: OutputStatus): status is PendingStatus {
  return (pendingStatuses as readonly string[]).includes(status);
}

/** The status of the whole from those of its outputs: pending while one is, else the best end that one reached. */
export function editStatusOf(outputs: readonly { status: OutputStatus }[]): EditStatus {
  const has = (status: OutputStatus) => outputs.some((output) => output.status === status);
  if (outputs.some(({ status }) => isPending(status))) {
    return outputs.every(({ status }) => status === "queued") ? "queued" : "running";
  }
  if (has("succeeded")) return "succeeded";
  if (has("unconfirmed")) return "unconfirmed";
  return has("failed") ? "failed" : "canceled";
}
