import type { Sent, Warning } from "@/lib/domain/edit";
import type { FailureCode } from "@/lib/domain/failure";
import type { Model } from "@/lib/domain/model-catalog";
import type { ProviderCheck } from "@/lib/domain/provider-check";
import type { Recipe } from "@/lib/domain/recipe";
import { isErrorNamed } from "@/lib/server/is-error-named";

/** The picture as it goes to the provider: upright, sRGB, without metadata. */
export type PreparedSource = {
  bytes: Buffer;
  mediaType: "image/png" | "image/jpeg" | "image/webp";
  width: number;
  height: number;
  hasAlpha: boolean;
};

/** One picture asked for. `recipe.seed` is already drawn where the model takes one; `recipe.n` is of the edit, a call makes one. */
export type EditRequest = {
  recipe: Recipe & { model: string };
  source: PreparedSource;
  /** A stable opaque id of the owner, for providers that ask for one. */
  userId: string;
};

/** The picture made, as bytes or as a stranger's address that only `downloadResult` may fetch. */
export type ProducedPicture = { bytes: Buffer } | { url: string };

export type Progress =
  | { state: "waiting"; ticket: string; pollAfterMs: number; sent: Sent; warnings: Warning[] }
  | {
      state: "done";
      picture: ProducedPicture;
      /** What truly was used, when the provider says it or we drew it. */
      seed: number | null;
      sent: Sent;
      warnings: Warning[];
      providerRequestId: string | null;
    };

/** How the picture is to be prepared for a model. */
export type SourceLimits = {
  /** Scaled to about this many pixels, sides multiples of 16; null sends it as it is. */
  workingPixels: number | null;
  maxBytes: number | null;
  mediaTypes: readonly PreparedSource["mediaType"][];
};

/** The catalogue row of a model and what only the server needs of it. */
export type CatalogModel = Omit<Model, "typicalMs" | "source"> & { source: SourceLimits };

/** A provider behind the one port. */
export interface ImageEditor {
  id: string;
  label: string;
  /** False while its key is missing. */
  configured: boolean;
  /** Whether a neural network makes its pictures. */
  ai: boolean;
  /** False only where running the same again costs nothing and gives the same: a restarted worker may then submit again. */
  billed: boolean;
  /** How many calls may run at a time. */
  concurrency: number;
  /** Hosts (`name:port`) named in the configuration, whose results are fetched even from a private address. */
  ownHosts?: readonly string[];
  /** The environment variable that its key is read from; left out where it needs none. */
  keyVariable?: string;
  models: readonly CatalogModel[];
  /** Hands the work over. Billed from here on, so the queue never repeats it. Throws `ProviderError`. */
  submit(request: EditRequest, signal: AbortSignal): Promise<Progress>;
  /** Asks how far it got. Free, repeatable, and all a restarted worker needs. Throws `ProviderError`. */
  collect(ticket: string, signal: AbortSignal): Promise<Progress>;
  /** Asks whether address, key and model work, without paying. Left out where there is nothing outside to ask. */
  check?(signal: AbortSignal): Promise<ProviderCheck>;
}

/**
 * What became of a call that gave no picture: it surely did not run (and may be submitted again); the provider said no;
 * it ran to its end and brought nothing (it may have been charged); nobody knows.
 */
export type CallOutcome = "not_run" | "refused" | "ran" | "unknown";

/** A provider's plain "no", or silence. */
export class ProviderError extends Error {
  static override [Symbol.hasInstance](error: unknown) {
    return isErrorNamed(error, "ProviderError");
  }

  readonly code: FailureCode;
  readonly outcome: CallOutcome;
  readonly retryable: boolean;
  /** How long the provider asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs: number | null;
  readonly providerCode: string | null;
  readonly providerMessage: string | null;
  readonly providerRequestId: string | null;
  readonly warnings: Warning[];

  constructor(
    code: FailureCode,
    message: string,
    details: {
      outcome?: CallOutcome;
      retryable?: boolean;
      retryAfterMs?: number | null;
      providerCode?: string | null;
      providerMessage?: string | null;
      providerRequestId?: string | null;
      warnings?: Warning[];
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = "ProviderError";
    this.code = code;
    this.outcome = details.outcome ?? "refused";
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.providerCode = details.providerCode ?? null;
    this.providerMessage = details.providerMessage ?? null;
    this.providerRequestId = details.providerRequestId ?? null;
    this.warnings = details.warnings ?? [];
  }
}
