import { useLocale } from "use-intl";

/** Puts sentences after each other: Chinese ones bring their own gap. */
export function useSentences(): (...sentences: readonly (string | null)[]) => string {
  const gap = useLocale() === "zh-CN" ? "" : " ";
  return (...sentences) => sentences.filter((sentence) => sentence !== null).join(gap);
}
