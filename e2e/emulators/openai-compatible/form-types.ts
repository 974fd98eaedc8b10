import { type FormPart, textOf } from "../core/form-body";
import type { Incoming } from "../core/service";
import { refuse } from "./refuse";

export type FieldType = "string" | "integer" | "number" | "boolean";

const shapes: Record<Exclude<FieldType, "string">, { pattern: RegExp; type: string; msg: string }> = {
  integer: {
    pattern: /^\s*[-+]?\d+\s*$/,
    type: "int_parsing",
    msg: "Input should be a valid integer, unable to parse string as an integer",
  },
  number: {
    pattern: /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/,
    type: "float_parsing",
    msg: "Input should be a valid number, unable to parse string as a number",
  },
  boolean: {
    pattern: /^(true|false|1|0|on|off|yes|no|t|f|y|n)$/i,
    type: "bool_parsing",
    msg: "Input should be a valid boolean, unable to interpret input",
  },
};

/** FastAPI's 422 for the first field of a wrong type; an empty one counts as absent. */
export function requireTypes(incoming: Incoming, form: readonly FormPart[], types: Record<string, FieldType>): void {
  for (const [name, type] of Object.entries(types)) {
    const value = textOf(form, name);
    if (value === null || value === "" || type === "string") continue;
    const { pattern, ...problem } = shapes[type];
    if (!pattern.test(value)) {
      const detail = [{ type: problem.type, loc: ["body", name], msg: problem.msg, input: value }];
      refuse(incoming, 422, { detail }, `${name} must be ${type === "integer" ? "an" : "a"} ${type}`);
    }
  }
}

/** FastAPI's 422 for a field that is not there. */
export function refuseMissing(incoming: Incoming, name: string): never {
  return refuse(
    incoming,
    422,
    { detail: [{ type: "missing", loc: ["body", name], msg: "Field required", input: null }] },
    `${name} is missing`,
  );
}

/** The number in a field, or null where it is absent or empty. */
export function numberOf(form: readonly FormPart[], name: string): number | null {
  const value = textOf(form, name);
  return value === null || value.trim() === "" ? null : Number(value);
}
