import {
  type Camera,
  type CameraGeometry,
  type Point,
  placePicture,
  type Rect,
  type Size,
  toDevicePixels,
} from "./camera";
import type { CompareModeId, Slot } from "./compare-modes";

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
  devicePixelRatio: number;
  /** The frame that both pictures are fitted into, in picture pixels. */
  picture: Size;
  /** There is no after yet: the before is shown alone, whatever the mode. */
  isSingle: boolean;
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
  layers: Record<Slot, LayerLayout>;
  /** The layer on the left or on top. */
  first: Slot;
  divider: { orientation: Orientation; at: number; from: number; length: number } | null;
};

const PANE_GAP = 4;
const NARROW_STAGE = 640;

/** The panes of a scene, first to last: one, or two beside or above each other, as the picture shows larger. */
export function panesOf({ mode, stage, bottomInset, picture, isSingle }: CompareScene): [Rect, ...Rect[]] {
  const height = Math.max(1, stage.height - bottomInset);
  const whole = { x: 0, y: 0, width: stage.width, height };
  if (mode !== "side-by-side" || isSingle) return [whole];
  const halfWidth = Math.floor((stage.width - PANE_GAP) / 2);
  const halfHeight = Math.floor((height - PANE_GAP) / 2);
  const shownAt = (width: number, tall: number) => Math.min(width / picture.width, tall / picture.height);
  if (shownAt(halfWidth, height) >= shownAt(stage.width, halfHeight)) {
    const pane = { ...whole, width: halfWidth };
    return [pane, { ...pane, x: stage.width - halfWidth }];
  }
  const pane = { ...whole, height: halfHeight };
  return [pane, { ...pane, y: height - halfHeight }];
}

/** What the camera has to know of a scene: every pane has the same. */
export function geometryOf(scene: CompareScene): CameraGeometry {
  const [pane, second] = panesOf(scene);
  const margin = scene.stage.width < NARROW_STAGE ? 0 : second ? 12 : 24;
  return { view: pane, margin, picture: scene.picture, devicePixelRatio: scene.devicePixelRatio };
}

/** A point of the stage as a point of the pane in which it lies. */
export function toPanePoint(scene: CompareScene, point: Point): Point {
  const panes = panesOf(scene);
  const pane = panes.findLast(({ x, y }) => point.x >= x && point.y >= y) ?? panes[0];
  return { x: point.x - pane.x, y: point.y - pane.y };
}

function intersect(a: Rect, b: Rect): Rect {
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
  const [pane, second] = panesOf(scene);
  const placed = placePicture(scene.camera, geometryOf(scene));
  const width = snap(placed.width);
  const height = snap(placed.height);
  const first: Slot = scene.isSwapped ? "after" : "before";
  // The picture runs on beneath the controls that float at the bottom.
  const bled = (rect: Rect) =>
    rect.y + rect.height >= stage.height - scene.bottomInset ? { ...rect, height: stage.height - rect.y } : rect;
  const layerIn = (room: Rect): LayerLayout => {
    const corner = { x: snap(room.x + placed.x), y: snap(room.y + placed.y) };
    return { frame: corner, pane: room, visible: intersect({ ...corner, width, height }, room), clip: bled(room) };
  };
  const layer = layerIn(pane);
  const inOrder = (one: LayerLayout, other: LayerLayout) =>
    first === "before" ? { before: one, after: other } : { before: other, after: one };
  const scale = { x: width / picture.width, y: height / picture.height };
  const common = { scale, zoom: placed.zoom, first, divider: null };

  if (second) return { ...common, layers: inOrder(layer, layerIn(second)) };
  if (mode === "after-only" || scene.isSingle) {
    const seen: Slot = !scene.isSingle && scene.isSwapped === scene.isBeforeHeld ? "after" : "before";
    const hidden = { ...layer, clip: null };
    return { ...common, layers: { before: hidden, after: hidden, [seen]: layer } };
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
