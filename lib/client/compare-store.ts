import { create } from "zustand";
import { CHANGED_DELTA_E, type Difference } from "@/lib/domain/difference";
import type { Alignment } from "@/lib/domain/pixels/alignment";
import {
  type Camera,
  type CameraGeometry,
  canPan,
  changePicture,
  fittedCamera,
  fitZoom,
  nextStop,
  type Point,
  panBy,
  type Size,
  zoomAt,
  zoomOf,
} from "./camera";
import { type CompareScene, geometryOf, type Orientation, toFramePoint, toPanePoint } from "./compare-layout";
import type { CompareModeId } from "./compare-modes";

/** The grounds of the stage; `theme` is the theme's own grey. */
export const grounds = ["theme", "black", "grey", "white"] as const;

export type Ground = (typeof grounds)[number];

/** What lies behind a transparent picture. */
export const backings = ["checker", "white", "black", "grey"] as const;

export type Backing = (typeof backings)[number];

/** What a browser keeps of how its owner likes to look. */
export type ComparePreferences = { mode: CompareModeId; orientation: Orientation; ground: Ground; backing: Backing };

type Measures = Pick<CompareScene, "stage" | "bottomInset" | "sideInset" | "devicePixelRatio">;

type CompareState = ComparePreferences & {
  divider: number;
  isSwapped: boolean;
  isBeforeHeld: boolean;
  camera: Camera;
  /** Null until the stage has been measured. */
  measures: Measures | null;
  /** The frame, in picture pixels; null while there is no picture. */
  picture: Size | null;
  isSingle: boolean;
  others: number;
  /** Whether some of the pictures is transparent somewhere. */
  hasAlpha: boolean;
  opacity: number;
  /** ΔE from which the heat map shows a difference. */
  threshold: number;
  /** The after is drawn without the move that `alignment` says; null where none is known. Of the frame's pixels. */
  isAligned: boolean;
  alignment: Alignment | null;
  isLoupeOpen: boolean;
  /** What the loupe looks at, as fractions of the frame; null for the middle of what is seen. */
  spot: Point | null;
  /** Whether the last change of the camera was one step, to be shown as a short glide. */
  isGliding: boolean;

  preferencesRestored(preferences: Partial<ComparePreferences>): void;
  modeChosen(mode: CompareModeId): void;
  /** The key of a mode: chooses it, and swaps before and after when it is chosen already. */
  modeKeyPressed(mode: CompareModeId): void;
  swapped(): void;
  orientationToggled(): void;
  groundChosen(ground: Ground): void;
  backingChosen(backing: Backing): void;
  opacityChanged(opacity: number): void;
  thresholdChanged(threshold: number): void;
  alignToggled(): void;
  alignmentFound(alignment: Alignment | null): void;
  loupeToggled(): void;
  /** At a point of the stage; null when the pointer has left it. */
  pointedAt(point: Point | null): void;
  dividerMoved(position: number): void;
  beforeHeld(isBeforeHeld: boolean): void;
  stageMeasured(measures: Measures): void;
  /** `isRelated`: another version of what was seen, so the camera stays; another picture is shown whole. */
  pictureShown(shown: {
    picture: Size;
    isSingle: boolean;
    isRelated: boolean;
    others?: number;
    hasAlpha?: boolean;
  }): void;
  viewportLeft(): void;
  /** Also what 0 does: the whole picture. */
  fitted(): void;
  /** To 1 for 100 %, at a point of the stage or its centre. */
  zoomedTo(zoom: number, at?: Point): void;
  /** By wheel or fingers: follows without a glide; `pan` is how far the fingers moved together. */
  zoomedBy(factor: number, at: Point, pan?: Point): void;
  /** To the next round zoom: + and −. */
  zoomStepped(direction: 1 | -1): void;
  /** Double click: between the whole picture and 100 %. */
  zoomToggled(at: Point): void;
  panned(by: Point): void;
  /** An arrow key: moves over the picture by a part of the view. */
  panStepped(direction: Point, isLarge: boolean): void;
};

/** The scene to draw; null until both the stage and a picture are known. */
export function sceneOf(state: CompareState): CompareScene | null {
  const { measures, picture, mode, orientation, divider, isSwapped, isBeforeHeld, isSingle, camera } = state;
  const { opacity, others } = state;
  if (!measures || !picture) return null;
  const how = { mode, orientation, divider, isSwapped, isBeforeHeld, isSingle, opacity, others };
  return { ...how, camera, picture, ...measures };
}

export function canPanNow(state: CompareState): boolean {
  const scene = sceneOf(state);
  return scene !== null && canPan(scene.camera, geometryOf(scene));
}

/** The zoom that is seen, 1 for 100 %; null before anything is. */
export function currentZoom(state: CompareState): number | null {
  const scene = sceneOf(state);
  return scene && zoomOf(scene.camera, geometryOf(scene));
}

/** How the after lies on the before, in the frame's pixels, by what was measured of the two. */
export function alignmentIn({ movedX, movedY, zoom, aligned }: Difference): Alignment | null {
  return aligned ? { x: movedX, y: movedY, zoom } : null;
}

function centreOf({ view }: CameraGeometry): Point {
  return { x: view.width / 2, y: view.height / 2 };
}

const clampUnit = (value: number) => Math.min(1, Math.max(0, value));

/** How one browser looks at pictures: kept while versions and modes change. Actions are things that happened. */
export const useCompareStore = create<CompareState>()((set, get) => {
  /** Changes the camera where there is something to look at. */
  function move(change: (camera: Camera, geometry: CameraGeometry, scene: CompareScene) => Camera, isGliding: boolean) {
    const scene = sceneOf(get());
    if (scene) set({ camera: change(scene.camera, geometryOf(scene), scene), isGliding });
  }

  return {
    mode: "split",
    orientation: "vertical",
    ground: "theme",
    backing: "checker",
    divider: 0.5,
    isSwapped: false,
    isBeforeHeld: false,
    camera: fittedCamera,
    measures: null,
    picture: null,
    isSingle: true,
    others: 0,
    hasAlpha: false,
    opacity: 0.5,
    threshold: CHANGED_DELTA_E,
    isAligned: false,
    alignment: null,
    isLoupeOpen: false,
    spot: null,
    isGliding: false,

    preferencesRestored: (preferences) => set(preferences),
    modeChosen: (mode) => set({ mode, isBeforeHeld: false, isGliding: false }),
    modeKeyPressed: (mode) => (get().mode === mode ? get().swapped() : get().modeChosen(mode)),
    swapped: () => set(({ isSwapped }) => ({ isSwapped: !isSwapped, isGliding: false })),
    orientationToggled: () =>
      set(({ orientation }) => ({
        orientation: orientation === "vertical" ? "horizontal" : "vertical",
        isGliding: false,
      })),
    groundChosen: (ground) => set({ ground }),
    backingChosen: (backing) => set({ backing }),
    opacityChanged: (opacity) => set({ opacity: clampUnit(opacity), isGliding: false }),
    thresholdChanged: (threshold) => set({ threshold }),
    alignToggled: () => set(({ isAligned }) => ({ isAligned: !isAligned })),
    alignmentFound: (alignment) => set({ alignment }),
    loupeToggled: () => set(({ isLoupeOpen }) => ({ isLoupeOpen: !isLoupeOpen })),
    pointedAt: (point) => {
      const scene = sceneOf(get());
      set({ spot: point && scene && toFramePoint(scene, point) });
    },
    dividerMoved: (position) => set({ divider: clampUnit(position), isGliding: false }),
    beforeHeld: (isBeforeHeld) => set({ isBeforeHeld }),
    stageMeasured: (measures) => set({ measures, isGliding: false }),
    pictureShown: ({ picture: next, isSingle, isRelated, others = 0, hasAlpha = false }) =>
      set(({ camera, picture }) => ({
        picture: next,
        isSingle,
        others,
        hasAlpha,
        spot: null,
        camera: picture && isRelated ? changePicture(camera, picture, next) : fittedCamera,
        isGliding: false,
      })),
    viewportLeft: () =>
      set({ measures: null, picture: null, isBeforeHeld: false, isSwapped: false, alignment: null, spot: null }),

    fitted: () => set({ camera: fittedCamera, isGliding: true }),
    zoomedTo: (zoom, at) =>
      move(
        (camera, geometry, scene) => zoomAt(camera, geometry, zoom, at ? toPanePoint(scene, at) : centreOf(geometry)),
        true,
      ),
    zoomedBy: (factor, at, pan) =>
      move((camera, geometry, scene) => {
        const start = pan ? panBy(camera, geometry, pan) : camera;
        return zoomAt(start, geometry, zoomOf(camera, geometry) * factor, toPanePoint(scene, at));
      }, false),
    zoomStepped: (direction) =>
      move(
        (camera, geometry) =>
          zoomAt(camera, geometry, nextStop(zoomOf(camera, geometry), direction), centreOf(geometry)),
        true,
      ),
    zoomToggled: (at) => {
      const scene = sceneOf(get());
      if (!scene) return;
      if (scene.camera.zoom !== null) return get().fitted();
      const isActualSize = Math.abs(fitZoom(geometryOf(scene)) - 1) < 0.01;
      get().zoomedTo(isActualSize ? 2 : 1, at);
    },
    panned: (by) => move((camera, geometry) => panBy(camera, geometry, by), false),
    panStepped: (direction, isLarge) =>
      move((camera, geometry) => {
        const part = isLarge ? 0.5 : 0.1;
        const { width, height } = geometry.view;
        return panBy(camera, geometry, { x: -direction.x * width * part, y: -direction.y * height * part });
      }, true),
  };
});
