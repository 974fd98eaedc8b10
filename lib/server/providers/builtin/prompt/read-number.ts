import type { Token } from "./tokens";

const arabic = /^([+-]?\d{1,6}(?:\.\d{1,6})?) ?(%|percent\b|per cent\b|pct\b|degrees?\b|deg\b|°|度)?/;
const chinesePercent = /^百分之([零一二两三四五六七八九十百]{1,6}|\d{1,6}(?:\.\d{1,6})?)/;
const chineseTenths = /^([一二两三四五六七八九])成(?!\p{L})/u;
const chineseDegrees = /^([零一二两三四五六七八九十百]{1,7})度/;

type NumberToken = Extract<Token, { kind: "number" }>;

/** The number that stands at `at`, in digits or Chinese numerals, with its unit; null when there is none. */
export function readNumber(key: string, at: number): NumberToken | null {
  const rest = key.slice(at, at + 24);
  const token = (length: number, value: number, unit: NumberToken["unit"]): NumberToken => ({
    kind: "number",
    value,
    unit,
    start: at,
    end: at + length,
  });
  const percent = chinesePercent.exec(rest);
  if (percent?.[1]) return token(percent[0].length, toNumber(percent[1]), "percent");
  const tenths = chineseTenths.exec(rest);
  if (tenths?.[1]) return token(tenths[0].length, toNumber(tenths[1]) * 10, "percent");
  const degrees = chineseDegrees.exec(rest);
  if (degrees?.[1]) return token(degrees[0].length, toNumber(degrees[1]), "degrees");
  const digits = arabic.exec(rest);
  if (!digits?.[1]) return null;
  return token(digits[0].trimEnd().length, Number(digits[1]), unitOf(digits[2]));
}

function unitOf(written: string | undefined): NumberToken["unit"] {
  if (!written) return null;
  return written === "%" || written.startsWith("p") ? "percent" : "degrees";
}

const digitValues: Record<string, number> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

function toNumber(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  let total = 0;
  let digit: number | null = null;
  for (const character of written) {
    const unit = character === "十" ? 10 : character === "百" ? 100 : null;
    if (unit === null) digit = digitValues[character] ?? 0;
    else {
      total += (digit ?? 1) * unit;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}
