/** The pictures that are compared, the last two only side by side. A mode says where each is drawn. */
export const slots = ["before", "after", "third", "fourth"] as const;

export type Slot = (typeof slots)[number];

/**
 * The ways to look, in the order of the toolbar. Where a mode draws its pictures is said in `compare-layout`, what it adds
 * to them (a divider, a button) in `components/compare/mode-parts`.
 */
export const compareModes = [
  { id: "split", key: "1" },
  { id: "side-by-side", key: "2" },
  { id: "overlay", key: "3" },
  { id: "difference", key: "4" },
  { id: "after-only", key: "5" },
] as const;

export type CompareModeId = (typeof compareModes)[number]["id"];

export function isCompareMode(value: unknown): value is CompareModeId {
  return compareModes.some(({ id }) => id === value);
}
