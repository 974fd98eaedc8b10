type Figure = { name: string; median: number; runs: number[]; limit: number | null };

const toWriter = (name: string) => (number: number) => {
  // Goals of ratios are in hundredths.
  if (name.endsWith("×")) return number.toFixed(2);
  return Math.abs(number) >= 100 ? Math.round(number).toLocaleString("en") : number.toFixed(1);
};

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, median, runs, limit }) => {
    const write = toWriter(name);
    return [
      name,
      write(median),
      `${write(Math.min(...runs))} – ${write(Math.max(...runs))}`,
      limit === null ? "" : `≤ ${write(limit)}${median > limit ? "  over" : ""}`,
    ];
  });
  const all = [["", "median", "least – most", "goal"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all) {
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("   "),
    );
  }
}
