import type { GalleryShape } from "./gallery-layout";

/** How the grid looks: a matter of this browser, not of what is looked for. */
export type GalleryView = { shape: GalleryShape /** Of a row, in pixels. */; tileHeight: number };

export const TILE_HEIGHT_MIN = 72;
export const TILE_HEIGHT_MAX = 360;

const KEY = "diptych.gallery-view";
export const firstView: GalleryView = { shape: "rows", tileHeight: 168 };

/** What is large enough on a laptop is a stamp on a wide screen: a tenth of its width. */
function usualHeight(): number {
  return Math.round(Math.min(252, Math.max(firstView.tileHeight, window.innerWidth / 10)) / 12) * 12;
}

export function readGalleryView(): GalleryView {
  try {
    const { shape, tileHeight } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return {
      shape: shape === "squares" ? "squares" : "rows",
      tileHeight: tileHeight >= TILE_HEIGHT_MIN && tileHeight <= TILE_HEIGHT_MAX ? tileHeight : usualHeight(),
    };
  } catch {
    return { ...firstView, tileHeight: usualHeight() };
  }
}

export function keepGalleryView(view: GalleryView): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    // A browser that keeps nothing shows it as it was.
  }
}
