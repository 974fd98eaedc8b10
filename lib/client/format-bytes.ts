const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const NO_BREAK_SPACE = "\u00a0";

/** "3.4 MB" in the reader's language; a thousand bytes are a kilobyte, as in every file manager today. Never broken between. */
export function formatBytes(bytes: number, locale: string): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const text = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power],
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
  return text.replace(" ", NO_BREAK_SPACE);
}
