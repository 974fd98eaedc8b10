import { parseSize } from "../core/working-size";

/** Says what is wrong with a value, or null. */
type Check = (value: unknown) => string | null;

const text: Check = (value) => (typeof value === "string" ? null : "must be a string");
const filledText: Check = (value) =>
  typeof value === "string" && value.trim() !== "" ? null : "must be a string that is not empty";

function integer(min: number, max: number): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? null
      : `must be an integer of ${min} to ${max}`;
}

function float(min: number, max: number): Check {
  return (value) =>
    typeof value === "number" && value >= min && value <= max ? null : `must be a number of ${min} to ${max}`;
}

function oneOf(...values: string[]): Check {
  return (value) => (values.includes(value as string) ? null : `must be one of ${values.join(", ")}`);
}

function sizeWithin(min: number, max: number): Check {
  return (value) => {
    const size = typeof value === "string" ? parseSize(value) : null;
    const fits = size && [size.width, size.height].every((side) => side >= min && side <= max);
    return fits ? null : `must be WxH with sides of ${min} to ${max}`;
  };
}

const common = { model: filledText, prompt: filledText, image: filledText };

// No document gives the seed an upper bound; an int of 32 bits is the reading that every upstream shares.
const seed = integer(-1, 2_147_483_647);

/** What each published version of the page lets a request say. A field outside of it is an unknown one. */
const versions: Record<string, Record<string, Check>> = {
  // The seed document (page until 2025-10-28).
  v1: {
    ...common,
    n: integer(1, 4),
    strength: float(0, 1),
    seed,
    steps: integer(1, 50),
    guidance_scale: float(1, 10),
    negative_prompt: text,
    response_format: oneOf("url", "b64_json"),
  },
  // The page since 2025-10-29.
  v2: { ...common, seed, size: sizeWithin(256, 1536) },
  // A copy of the page of 2026; 1024x1024 is its own example, though not in its list.
  v3: { ...common, seed, size: oneOf("1664x928", "1472x1104", "1328x1328", "1104x1472", "928x1664", "1024x1024") },
};

export const versionNames = ["v1", "v2", "v3"] as const;

/** The departures of a body from a version's table, in words. */
export function complaintsAbout(body: Record<string, unknown>, version: string): string[] {
  const table = versions[version] ?? {};
  const missing = Object.keys(common).filter((name) => !Object.hasOwn(body, name));
  const wrong = Object.entries(body).flatMap(([name, value]) => {
    const check = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!check) return [`${name} is unknown to ${version}`];
    const problem = check(value);
    return problem === null ? [] : [`${name} ${problem}`];
  });
  return [...missing.map((name) => `${name} is missing`), ...wrong];
}
