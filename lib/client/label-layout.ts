import type { Point, Rect, Size } from "./camera";
import { type CompareLayout, intersect } from "./compare-layout";
import type { Slot } from "./compare-modes";

type Corner = "top-left" | "top-right" | "bottom-left";

const PADDING = 12;
const GAP = 8;

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function cornerOf({ divider, first, opacity }: CompareLayout, slot: Slot): Corner {
  if (opacity !== null) return slot === "before" ? "top-left" : "top-right";
  if (!divider || slot === first) return "top-left";
  return divider.orientation === "vertical" ? "top-right" : "bottom-left";
}

/** What of the picture is on the label's own side of the divider. */
function ownSide({ divider }: CompareLayout, picture: Rect, corner: Corner): Rect {
  if (!divider) return picture;
  const { at, orientation } = divider;
  if (corner === "top-right") return { ...picture, x: at, width: picture.x + picture.width - at };
  if (corner === "bottom-left") return { ...picture, y: at, height: picture.y + picture.height - at };
  return orientation === "vertical" ? { ...picture, width: at - picture.x } : { ...picture, height: at - picture.y };
}

function inCorner(label: Size, region: Rect, corner: Corner, padding: number): Rect {
  return {
    ...label,
    x: corner === "top-right" ? region.x + region.width - padding - label.width : region.x + padding,
    y: corner === "bottom-left" ? region.y + region.height - padding - label.height : region.y + padding,
  };
}

/** Places out of the picture's way, the best first. `isPaired`: another label lies on the same line. */
function besidePicture(label: Size, picture: Rect, pane: Rect, corner: Corner, isPaired: boolean): Rect[] {
  const { x: left, y: top } = picture;
  const right = left + picture.width;
  const bottom = top + picture.height;
  const middle = left + picture.width / 2;
  const nearLeft = Math.max(isPaired ? Math.min(left, middle - GAP / 2 - label.width) : left, pane.x + GAP);
  const nearRight = Math.min(Math.max(right - label.width, middle + GAP / 2), pane.x + pane.width - GAP - label.width);
  return [
    {
      ...label,
      x: corner === "top-right" ? nearRight : nearLeft,
      y: corner === "bottom-left" ? bottom + GAP : top - GAP - label.height,
    },
    {
      ...label,
      x: corner === "top-right" ? right + GAP : left - GAP - label.width,
      y: corner === "bottom-left" ? bottom - label.height : top,
    },
    inCorner(label, pane, corner, GAP),
  ];
}

/**
 * `nameWidth` is what it takes without the picture's size; `isCut`: as a whole it has no room anywhere; `box` is the part of the frame
 * that its picture takes, as fractions of it, the whole when left out.
 */
export type LabelSize = Size & { nameWidth?: number; isCut?: boolean; box?: Rect };

/** What is seen of the label's own picture, which need not fill the frame; of the frame where it lies out of sight. */
function seenOf({ layers, frameSize }: CompareLayout, slot: Slot, { box }: LabelSize): Rect {
  const { frame, visible } = layers[slot];
  if (!box) return visible;
  const seen = intersect(visible, {
    x: frame.x + box.x * frameSize.width,
    y: frame.y + box.y * frameSize.height,
    width: box.width * frameSize.width,
    height: box.height * frameSize.height,
  });
  return seen.width > 0 && seen.height > 0 ? seen : visible;
}

/** Labels by slot, and the button that a mode may lay beside the one label that it shows. */
export type LabelSizes = Record<Slot, LabelSize> & { action: Size | null };

/** A place for the whole label, or for its name alone, which is no wider than `nameMaxWidth`. */
export type LabelPlace = Point & { nameMaxWidth?: number };

function nameAlone({ width, height, nameWidth = width }: LabelSize, maxWidth: number): Size {
  return { width: Math.min(nameWidth, maxWidth), height };
}

/**
 * Where each label goes, in the stage's CSS pixels, null when it is better hidden. Labels lie in the corners of the picture,
 * and hide when the divider leaves them no room; those of a picture too small for them lie beside it on the ground. Where a label
 * has no place as a whole, its name may.
 */
export function placeLabels(layout: CompareLayout, sizes: LabelSizes): Record<keyof LabelSizes, LabelPlace | null> {
  const isPaired = sizes.action !== null || layout.opacity !== null || layout.divider?.orientation === "vertical";
  const place = (label: Size, neighbour: Size | null, slot: Slot, corner: Corner): Point | null => {
    const { clip, pane } = layout.layers[slot];
    if (!clip) return null;
    const visible = seenOf(layout, slot, sizes[slot]);
    const width = label.width + (neighbour ? neighbour.width + 2 * PADDING : 0) + 2 * PADDING;
    if (visible.width < width || visible.height < 4 * label.height) {
      const places = besidePicture(label, visible, pane, corner, isPaired);
      const isRoomForBoth = label.width + (neighbour ? neighbour.width + GAP : 0) + 2 * GAP <= pane.width;
      return places.find((rect, index) => isWithin(rect, pane) && (index < 2 || isRoomForBoth)) ?? null;
    }
    const side = ownSide(layout, visible, corner);
    const rect = inCorner(label, side, corner, PADDING);
    return isWithin(rect, side) ? rect : null;
  };
  const placeSlot = (slot: Slot, other: Slot): LabelPlace | null => {
    const [label, corner] = [sizes[slot], cornerOf(layout, slot)];
    const isBesideOther = layout.opacity !== null || layout.divider?.orientation === "vertical";
    const whole = label.isCut ? null : place(label, isBesideOther ? sizes[other] : sizes.action, slot, corner);
    if (whole || label.nameWidth === undefined) return whole;
    const room = layout.layers[slot].pane.width - 2 * GAP;
    const nameMaxWidth = isBesideOther ? (room - GAP) / 2 : room;
    const neighbour = isBesideOther ? nameAlone(sizes[other], nameMaxWidth) : sizes.action;
    const point = place(nameAlone(label, nameMaxWidth), neighbour, slot, corner);
    return point && { ...point, nameMaxWidth };
  };
  const seen: Slot = layout.layers.after.clip ? "after" : "before";
  return {
    before: placeSlot("before", "after"),
    after: placeSlot("after", "before"),
    third: placeSlot("third", "fourth"),
    fourth: placeSlot("fourth", "third"),
    action: sizes.action && place(sizes.action, sizes[seen], seen, "top-right"),
  };
}
