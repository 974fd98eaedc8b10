const sorted = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);

export function median(numbers: readonly number[]): number {
  const list = sorted(numbers);
  const [below, above] = [list[Math.ceil(list.length / 2) - 1], list[Math.floor(list.length / 2)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}

/** The number that a share of all does not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
  const list = sorted(numbers);
  return list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
}
