import {
  type Camera,
  type CameraGeometry,
  clampPan,
  type Point,
  placePicture,
  type Rect,
  type Size,
  toDevicePixels,
} from "./camera";
import { type CompareModeId, type Slot, slots } from "./compare-modes";

/** The line of the divider: `vertical` stands upright and moves sideways. */
export type Orientation = "vertical" | "horizontal";

/** Everything that decides where things are drawn. Lengths in CSS pixels unless said otherwise. */
export type CompareScene = {
  mode: CompareModeId;
  orientation: Orientation;
  /** The divider from the left or the top of what is seen of the picture, 0 to 1. */
  divider: number;
  isSwapped: boolean;
  isBeforeHeld: boolean;
  camera: Camera;
  stage: Size;
  /** A strip at the bottom that floating controls cover: the picture is never stuck beneath it. */
  bottomInset: number;
  /** The same at the right: what stands beside the picture on a short stage. */
  sideInset: number;
  devicePixelRatio: number;
  /** The frame that both pictures are fitted into, in picture pixels. */
  picture: Size;
  /** There is no after yet: the before is shown alone, whatever the mode. */
  isSingle: boolean;
  /** How much of the upper picture is seen in an overlay, 0 to 1. */
  opacity: number;
  /** How many pictures are shown side by side beyond the two. */
  others: number;
};

/**
 * `frame` is where the picture's corner lies, `visible` what of the frame is in its pane, `clip` the part of the stage
 * that the layer is seen through: null when it is not seen at all.
 */
type LayerLayout = { frame: Point; pane: Rect; visible: Rect; clip: Rect | null };

export type CompareLayout = {
  zoom: number;
  /** CSS pixels per picture pixel, all but the same in both directions: the frame is whole device pixels wide and high. */
  scale: Point;
  /** The frame as drawn, in CSS pixels. */
  frameSize: Size;
  layers: Record<Slot, LayerLayout>;
  /** The layer on the left or on top. */
  first: Slot;
  divider: { orientation: Orientation; at: number; from: number; length: number } | null;
  /** How much is seen of the after where it lies over the before; null where it does not. */
  opacity: number | null;
};

const PANE_GAP = 4;
const NARROW_STAGE = 640;

/** The panes of a scene, in reading order: one, or several in the rows and columns in which the picture shows largest. */
export function panesOf(scene: CompareScene): [Rect, ...Rect[]] {
  const { mode, stage, picture, isSingle, others } = scene;
  const height = Math.max(1, stage.height - scene.bottomInset);
  const width = Math.max(1, stage.width - scene.sideInset);
  const whole = { x: 0, y: 0, width, height };
  if (mode !== "side-by-side" || isSingle) return [whole];
  const count = 2 + others;
  const grids = Array.from({ length: count }, (_, index) => {
    const columns = count - index;
    const rows = Math.ceil(count / columns);
    const pane = {
      width: Math.floor((width - PANE_GAP * (columns - 1)) / columns),
      height: Math.floor((height - PANE_GAP * (rows - 1)) / rows),
    };
    return { columns, rows, pane, shownAt: Math.min(pane.width / picture.width, pane.height / picture.height) };
  });
  const best = grids.reduce((one, other) => (other.shownAt > one.shownAt ? other : one));
  // The last pane of a row or column ends where the stage does.
  const startOf = (index: number, lines: number, side: number, room: number) =>
    lines > 1 && index === lines - 1 ? room - side : index * (side + PANE_GAP);
  const paneAt = (index: number): Rect => ({
    ...best.pane,
    x: startOf(index % best.columns, best.columns, best.pane.width, width),
    y: startOf(Math.floor(index / best.columns), best.rows, best.pane.height, height),
  });
  return [paneAt(0), ...Array.from({ length: count - 1 }, (_, index) => paneAt(index + 1))];
}

/** What the camera has to know of a scene: every pane has the same. */
export function geometryOf(scene: CompareScene): CameraGeometry {
  const [pane, second] = panesOf(scene);
  const margin = scene.stage.width < NARROW_STAGE ? 0 : second ? 12 : 24;
  return { view: pane, margin, picture: scene.picture, devicePixelRatio: scene.devicePixelRatio };
}

const within = (at: number, start: number, length: number) => at >= start && at < start + length;

/** A point of the stage as a point of the pane in which it lies. */
export function toPanePoint(scene: CompareScene, point: Point): Point {
  const panes = panesOf(scene);
  const pane =
    panes.findLast(({ x, y, width, height }) => within(point.x, x, width) && within(point.y, y, height)) ??
    panes.findLast(({ x, y }) => point.x >= x && point.y >= y) ??
    panes[0];
  return { x: point.x - pane.x, y: point.y - pane.y };
}

/** The point of the frame, as fractions of it, that is seen at a point of the stage; null past the picture. */
export function toFramePoint(scene: CompareScene, point: Point): Point | null {
  const placed = placePicture(scene.camera, geometryOf(scene));
  const { x, y } = toPanePoint(scene, point);
  const at = { x: (x - placed.x) / placed.width, y: (y - placed.y) / placed.height };
  return at.x < 0 || at.y < 0 || at.x >= 1 || at.y >= 1 ? null : at;
}

/** The middle of what is seen of the picture, as fractions of the frame. */
export function middleOf(scene: CompareScene): Point {
  const { x, y } = clampPan(scene.camera, geometryOf(scene));
  return { x, y };
}

export function intersect(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

function cut(rect: Rect, orientation: Orientation, at: number): [Rect, Rect] {
  return orientation === "vertical"
    ? [
        { ...rect, width: Math.max(0, at - rect.x) },
        { ...rect, x: at, width: Math.max(0, rect.x + rect.width - at) },
      ]
    : [
        { ...rect, height: Math.max(0, at - rect.y) },
        { ...rect, y: at, height: Math.max(0, rect.y + rect.height - at) },
      ];
}

/** The way of the divider: along `room` from `start`; and its line, `length` long from `from`. */
function trackOf({ x, y, width, height }: Rect, orientation: Orientation) {
  return orientation === "vertical"
    ? { start: x, room: width, from: y, length: height }
    : { start: y, room: height, from: x, length: width };
}

/** The divider, 0 to 1, that puts its line at this place of the stage. */
export function dividerAt(scene: CompareScene, at: number): number {
  const { start, room } = trackOf(layOut(scene).layers.before.visible, scene.orientation);
  return Math.min(1, Math.max(0, (at - start) / Math.max(1, room)));
}

/** Where each layer is drawn. The before is left or on top, unless swapped. */
export function layOut(scene: CompareScene): CompareLayout {
  const { mode, orientation, stage, picture } = scene;
  const snap = (length: number) => toDevicePixels(length, scene.devicePixelRatio);
  const panes = panesOf(scene);
  const [pane] = panes;
  const placed = placePicture(scene.camera, geometryOf(scene));
  const width = snap(placed.width);
  const height = snap(placed.height);
  const first: Slot = scene.isSwapped ? "after" : "before";
  // The picture runs on beneath the controls that float over the stage's edges.
  const bled = ({ x, y, width, height }: Rect) => ({
    x,
    y,
    width: x + width >= stage.width - scene.sideInset ? stage.width - x : width,
    height: y + height >= stage.height - scene.bottomInset ? stage.height - y : height,
  });
  const layerIn = (room: Rect): LayerLayout => {
    const corner = { x: snap(room.x + placed.x), y: snap(room.y + placed.y) };
    return { frame: corner, pane: room, visible: intersect({ ...corner, width, height }, room), clip: bled(room) };
  };
  const layer = layerIn(pane);
  const hidden = { ...layer, clip: null };
  const nothing = { before: hidden, after: hidden, third: hidden, fourth: hidden };
  const inOrder = (one: LayerLayout, other: LayerLayout) =>
    first === "before" ? { ...nothing, before: one, after: other } : { ...nothing, before: other, after: one };
  const scale = { x: width / picture.width, y: height / picture.height };
  const common = { scale, frameSize: { width, height }, zoom: placed.zoom, first, divider: null, opacity: null };

  if (panes.length > 1) {
    const [one = layer, other = layer, ...more] = panes.map(layerIn);
    const extra = slots.slice(2).map((slot, index) => [slot, more[index] ?? hidden]);
    return { ...common, layers: { ...inOrder(one, other), ...Object.fromEntries(extra) } };
  }
  if (mode === "overlay" && !scene.isSingle) {
    const opacity = scene.isSwapped ? 1 - scene.opacity : scene.opacity;
    return { ...common, opacity, layers: inOrder(layer, layer) };
  }
  if (mode !== "split" || scene.isSingle) {
    const isBefore = scene.isSwapped !== (mode === "after-only" && scene.isBeforeHeld);
    const seen: Slot = scene.isSingle || isBefore ? "before" : "after";
    return { ...common, layers: { ...nothing, [seen]: layer } };
  }
  const { start, room, from, length } = trackOf(layer.visible, orientation);
  const at = snap(start + scene.divider * room);
  const [one, other] = cut(bled(pane), orientation, at);
  return {
    ...common,
    layers: inOrder({ ...layer, clip: one }, { ...layer, clip: other }),
    divider: { orientation, at, from, length },
  };
}
