import { useFormatter, useTranslations } from "use-intl";
import type { Difference } from "@/lib/domain/difference";

/** Below this, "0.00 %" would say that nothing changed. */
const LEAST_SHARE = 0.00005;

/** What a difference is in words: how the whole picture moved, and how much of it changed after that. */
export function useDifferenceWords() {
  const t = useTranslations("compare.difference");
  const format = useFormatter();
  const number = (value: number, digits: number) => format.number(value, { maximumFractionDigits: digits });
  const percentOf = (share: number) => {
    const percent = share * 100;
    if (share > 0 && share < LEAST_SHARE) return `< ${number(0.01, 2)}`;
    return format.number(percent, {
      minimumFractionDigits: percent < 10 ? 2 : 1,
      maximumFractionDigits: percent < 10 ? 2 : 1,
    });
  };
  const movedPx = ({ movedX, movedY }: Difference) => Math.hypot(movedX, movedY);
  return {
    percentOf,
    listed: (words: readonly string[]) => words.join(t("separator")),
    changed: ({ changedShare }: Pick<Difference, "changedShare">) => t("changed", { percent: percentOf(changedShare) }),
    /** Empty where the picture as a whole stayed in its place. */
    displaced(difference: Difference): string[] {
      const px = movedPx(difference);
      const zoomed = (difference.zoom - 1) * 100;
      return [
        ...(px >= 0.05 ? [t("moved", { px: number(px, px < 10 ? 1 : 0) })] : []),
        ...(Math.abs(zoomed) >= 0.05 ? [t("zoomed", { percent: number(zoomed, Math.abs(zoomed) < 0.1 ? 2 : 1) })] : []),
      ];
    },
    figures: ({ meanDeltaE, p95DeltaE }: Pick<Difference, "meanDeltaE" | "p95DeltaE">) =>
      t("figures", { mean: number(meanDeltaE, 2), p95: number(p95DeltaE, 1) }),
  };
}
