export const locales = ["en", "zh-CN"] as const;

export type Locale = (typeof locales)[number];

function isLocale(value: unknown): value is Locale {
  return (locales as readonly unknown[]).includes(value);
}

/**
 * The language to speak: the reader's choice, else what their browser asks for (`Accept-Language`, by weight),
 * else `fallback`. Every Chinese is answered in Simplified Chinese.
 */
export function chooseLocale(
  chosen: string | undefined,
  acceptLanguage: string | null,
  fallback: Locale | null = null,
): Locale {
  if (isLocale(chosen)) return chosen;
  if (fallback) return fallback;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const weight = parameters
        .find((parameter) => parameter.trim().startsWith("q="))
        ?.trim()
        .slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    if (tag === "zh" || tag.startsWith("zh-")) return "zh-CN";
    if (tag === "en" || tag.startsWith("en-")) return "en";
  }
  return "en";
}
