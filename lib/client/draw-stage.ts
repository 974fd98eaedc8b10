import { PIXELATED_FROM_ZOOM, type Rect, type Size } from "./camera";
import { type CompareLayout, type CompareScene, layOut } from "./compare-layout";
import { type Slot, slots } from "./compare-modes";
import { type LabelSizes, placeLabels } from "./label-layout";

/** The elements that move. They are written to directly: following a finger does not wait for React. */
export type StageParts = {
  /** What everything lies on: the stage's size, its corner on a device pixel. */
  sheet: HTMLElement | null;
  clips: Partial<Record<Slot | "heat", HTMLElement | null>>;
  frames: Partial<Record<Slot | "heat", HTMLElement | null>>;
  labels: Partial<Record<keyof LabelSizes, HTMLElement | null>>;
  /** Measured once for each text. */
  labelSizes: LabelSizes;
  /** The zoom of each picture's own pixels at a frame's zoom of 1. */
  ownZooms: Record<Slot, number>;
  divider: HTMLElement | null;
  /** What assistive technology says of the divider, by how much of the after it reveals in per cent. */
  describeReveal: (percent: number) => string;
};

type DividerLine = NonNullable<CompareLayout["divider"]>;

const HANDLE_PX = 44;

function toInset({ x, y, width, height }: Rect, stage: Size): string {
  return `inset(${y}px ${stage.width - x - width}px ${stage.height - y - height}px ${x}px)`;
}

function drawDivider({ divider, describeReveal }: StageParts, scene: CompareScene, line: DividerLine | null) {
  if (!divider) return;
  divider.style.visibility = line ? "" : "hidden";
  if (!line) return;
  const isUpright = scene.orientation === "vertical";
  const across = line.at - HANDLE_PX / 2;
  divider.style.width = `${isUpright ? HANDLE_PX : line.length}px`;
  divider.style.height = `${isUpright ? line.length : HANDLE_PX}px`;
  divider.style.transform = isUpright
    ? `translate(${across}px, ${line.from}px)`
    : `translate(${line.from}px, ${across}px)`;
  // At the stage's edge the line may go half out of sight, its handle may not.
  const end = isUpright ? scene.stage.width : scene.stage.height;
  const held = Math.min(end - HANDLE_PX / 2, Math.max(HANDLE_PX / 2, line.at));
  divider.style.setProperty("--handle", `${held - line.at}px`);
  const position = Math.round(scene.divider * 100);
  divider.setAttribute("aria-valuenow", String(position));
  divider.setAttribute("aria-valuetext", describeReveal(scene.isSwapped ? position : 100 - position));
}

/** The heat map lies where the picture does over which it is drawn. */
function drawLayer(parts: StageParts, name: Slot | "heat", scene: CompareScene, layout: CompareLayout) {
  const slot = name !== "heat" ? name : layout.layers.after.clip ? "after" : "before";
  const { frame: origin, clip } = layout.layers[slot];
  const window = parts.clips[name];
  if (window) {
    window.style.visibility = clip ? "" : "hidden";
    if (clip) window.style.clipPath = toInset(clip, scene.stage);
    if (name === "after") window.style.opacity = layout.opacity === null ? "" : String(layout.opacity);
  }
  const frame = parts.frames[name];
  if (!frame) return;
  const isPixelated = layout.zoom * parts.ownZooms[slot] >= PIXELATED_FROM_ZOOM;
  frame.style.width = `${scene.picture.width}px`;
  frame.style.height = `${scene.picture.height}px`;
  // A layer of its own: the divider then cuts what is painted already, and neither side is painted anew or otherwise.
  frame.style.transform = `translate3d(${origin.x}px, ${origin.y}px, 0) scale(${layout.scale.x}, ${layout.scale.y})`;
  frame.style.imageRendering = isPixelated ? "pixelated" : "";
  frame.style.setProperty("--check", `${16 / layout.scale.x}px`);
}

function drawLabels({ labels, labelSizes }: StageParts, layout: CompareLayout) {
  const places = placeLabels(layout, labelSizes);
  for (const name of [...slots, "action"] as const) {
    const label = labels[name];
    const place = places[name];
    if (!label) continue;
    label.style.visibility = place ? "" : "hidden";
    if (!place) continue;
    label.style.transform = `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px)`;
    label.toggleAttribute("data-name-alone", place.nameMaxWidth !== undefined);
    label.style.maxWidth = place.nameMaxWidth === undefined ? "" : `${place.nameMaxWidth}px`;
  }
}

/** Writes a scene to the elements. Reads nothing of the page's layout. */
export function drawStage(parts: StageParts, scene: CompareScene): void {
  const layout = layOut(scene);
  for (const name of [...slots, "heat"] as const) drawLayer(parts, name, scene, layout);
  drawLabels(parts, layout);
  drawDivider(parts, scene, layout.divider);
}
