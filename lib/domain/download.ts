import type { Locale } from "./locale";

/** What a file shows: a version alone, or with what it was made from. */
export const downloadViews = ["result", "side-by-side", "split"] as const;
export const stillFormats = ["png", "jpeg", "webp"] as const;

export type DownloadView = (typeof downloadViews)[number];
export type PairView = Exclude<DownloadView, "result">;
export type StillFormat = (typeof stillFormats)[number];

/** JPEG alone holds no transparency. */
export function holdsAlpha(format: StillFormat): boolean {
  return format !== "jpeg";
}

/** PNG alone loses nothing and so has no quality to choose. */
export function hasQuality(format: StillFormat): boolean {
  return format !== "png";
}

export type DownloadOptions = {
  view: DownloadView;
  /** The image that the version is shown beside; null: what it was made from. */
  beforeId: string | null;
  /** The language of "Before" and "After" on a pair. */
  labels: Locale | "off";
  format: StillFormat;
  /** 1 to 100, for JPEG and WebP. */
  quality: number;
  /** Of the longer side in pixels; never enlarges. Null: full size. */
  maxSide: number | null;
  /** "#rrggbb" behind transparent parts; null keeps them where the format can. */
  background: string | null;
  /** `off` leaves the recipe out of the file, never the mark of how it came about. */
  metadata: "on" | "off";
};

export const usualDownload: DownloadOptions = {
  view: "result",
  beforeId: null,
  labels: "en",
  format: "png",
  quality: 92,
  maxSide: null,
  background: null,
  metadata: "on",
};

export const DOWNLOAD_MIN_SIDE_PX = 16;
export const DOWNLOAD_MAX_SIDE_PX = 65_535;
/** Of a pair: two large pictures are more than a server may be asked to hold. */
export const PAIR_MAX_SIDE_PX = 4096;

/** "#rrggbb". */
export const colourPattern = /^#[\da-f]{6}$/i;
