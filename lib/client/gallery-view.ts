import type { GalleryShape } from "./gallery-layout";

/** How the grid looks: a matter of this browser, not of what is looked for. */
export type GalleryView = { shape: GalleryShape /** Of a row, in pixels. */; tileHeight: number };

export const TILE_HEIGHT_MIN = 72;
export const TILE_HEIGHT_MAX = 360;

const KEY = "diptych.gallery-view";
export const firstView: GalleryView = { shape: "rows", tileHeight: 168 };

export function readGalleryView(): GalleryView {
  try {
    const { shape, tileHeight } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return {
      shape: shape === "squares" ? "squares" : "rows",
      tileHeight: tileHeight >= TILE_HEIGHT_MIN && tileHeight <= TILE_HEIGHT_MAX ? tileHeight : firstView.tileHeight,
    };
  } catch {
    return firstView;
  }
}

export function keepGalleryView(view: GalleryView): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    // A browser that keeps nothing shows it as it was.
  }
}
