import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "./answer";
import type { Call, CallKind } from "./call";
import type { ErrorTable } from "./error-table";
import type { ResultForm, Switches } from "./switches";

export type Incoming = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The line in the log: what was sent and what is wrong with it is written there. */
  call: Call;
  mode: string;
  requestId: string;
};

/** A request that passed: what is to be painted, and how it is to be handed over. */
export type Order = {
  /** The picture sent; null where the engine goes on without one. */
  source: Buffer | null;
  prompt: string;
  seed: number;
  pictures: number;
  width: number;
  height: number;
  format: "png" | "jpeg" | "webp";
  /** What the request asks for; the switch of the same name goes before it. */
  form: ResultForm;
};

export type MadePicture = { bytes: Buffer; url: string; mediaType: string; width: number; height: number };

/** One emulated service: what it takes and what it says. The core does the rest. */
export type Service = {
  name: string;
  modes: readonly [string, ...string[]];
  errors: ErrorTable;
  newRequestId(): string;
  /** On every answer of the API. */
  headers(requestId: string): Record<string, string>;
  kindOf(method: string, path: string): CallKind;
  /** Checks the request as the service would. Throws `Refusal`. */
  readOrder(incoming: Incoming): Promise<Order>;
  answerOrder(order: Order, pictures: MadePicture[], incoming: Incoming, switches: Switches): Answer;
  /** Anything that is not an edit. Throws `Refusal`. */
  answerOther(incoming: Incoming): Answer;
  /** Where the pictures lie: `own` is a path of the API itself, as SGLang's. */
  links: {
    lifetimeS: number;
    pathOf(id: string, extension: string): string;
    keyName: string;
    keyValue: string;
    own: boolean;
  };
};
