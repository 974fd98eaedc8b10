export type Box = { left: number; top: number; width: number; height: number };

export type Direction = "left" | "right" | "up" | "down";

const centre = (box: Box) => box.left + box.width / 2;
// Rows of one height may differ by a fraction of a pixel.
const isSameRow = (a: Box, b: Box) => Math.abs(a.top - b.top) < Math.min(a.height, b.height) / 2;

/**
 * The index to move to from `index`: along the order for left and right, to the nearest one of the next row for
 * up and down. The same index where there is none.
 */
export function tileNeighbour(boxes: readonly Box[], index: number, direction: Direction): number {
  if (direction === "left") return Math.max(0, index - 1);
  if (direction === "right") return Math.min(boxes.length - 1, index + 1);
  const from = boxes[index];
  if (!from) return index;
  const step = direction === "down" ? 1 : -1;
  let rowStart = index;
  while (boxes[rowStart] && isSameRow(boxes[rowStart] as Box, from)) rowStart += step;
  const first = boxes[rowStart];
  if (!first) return index;
  let best = rowStart;
  for (let at = rowStart; boxes[at] && isSameRow(boxes[at] as Box, first); at += step) {
    const distance = (box: Box) => Math.abs(centre(box) - centre(from));
    if (distance(boxes[at] as Box) < distance(boxes[best] as Box)) best = at;
  }
  return best;
}
