import type { LookName } from "../instruction";
import type { Property } from "./vocabulary";

/** What a phrase of the vocabulary, or a number, may be. */
export type Meaning =
  | { kind: "look"; look: LookName; sure: boolean }
  | { kind: "property"; property: Property }
  | { kind: "direction"; more: boolean }
  | { kind: "mirror" | "flip" | "upsideDown" }
  | { kind: "rotate"; side: "left" | "right" | null; bare: boolean }
  | { kind: "axis"; axis: "horizontal" | "vertical" }
  | { kind: "side"; side: "left" | "right" }
  | { kind: "colour"; colour: string }
  | { kind: "tone" }
  | { kind: "amount"; times: number; after: boolean }
  | { kind: "number"; value: number; unit: "percent" | "degrees" | null }
  | {
      kind:
        | "negation"
        | "excess"
        | "refusal"
        | "maker"
        | "adder"
        | "determiner"
        | "from"
        | "becoming"
        | "effect"
        | "joiner"
        | "filler";
    }
  | { kind: "separator"; between: "and" | "or" | "comma" | "stop" | "then" }
  | { kind: "unknown" };

/** A stretch of the normalised prompt, from `start` to before `end`, and what it may mean. */
export type Token = Meaning & { start: number; end: number };
