import type { z } from "zod";

export type EnvironmentReader = {
  /** The value of a variable, or `fallback` where it is not set (or empty) or wrong; a wrong one is noted. */
  read<Value, Fallback>(name: string, schema: z.ZodType<Value>, fallback: Fallback): Value | Fallback;
  /** Notes what is wrong with several variables together. */
  complain(sentence: string): void;
  /** One sentence for each wrong variable, in the order of reading. */
  problems: readonly string[];
};

const secret = /PASSWORD|SECRET|KEY|DATABASE_URL|HTTPS?_PROXY/i;

/** Reads variables one by one, so that all the wrong ones can be named at once. Schemas say what they want in their message. */
export function createEnvironmentReader(source: Record<string, string | undefined>): EnvironmentReader {
  const problems: string[] = [];
  return {
    problems,
    complain: (sentence) => void problems.push(sentence),
    read(name, schema, fallback) {
      const text = source[name]?.trim();
      if (!text) return fallback;
      const parsed = schema.safeParse(text);
      if (parsed.success) return parsed.data;
      const given = secret.test(name) ? "" : ` (it is "${text}")`;
      problems.push(`${name} must be ${parsed.error.issues[0]?.message ?? "different"}${given}.`);
      return fallback;
    },
  };
}
