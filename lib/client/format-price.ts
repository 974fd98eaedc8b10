import type { Price } from "@/lib/domain/model-catalog";

/** "¥0.30": with up to four decimals, as some prices of a picture are below a cent. */
export function formatPrice({ amount, currency }: Price, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(amount);
}
