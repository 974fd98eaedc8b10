const sorted = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

/** The number that a share of all does not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
  const list = sorted(numbers);
  return list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
}
