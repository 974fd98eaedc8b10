/** The largest file that is taken, as it was configured: in megabytes of 2^20 bytes. */
export function formatLimit(bytes: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 0 }).format(
    Math.floor(bytes / 2 ** 20),
  );
}
