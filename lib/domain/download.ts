import type { Locale } from "./locale";

/** What a file shows: a version alone, or with what it was made from. */
export const downloadViews = ["result", "side-by-side", "split", "wipe"] as const;
export const stillFormats = ["png", "jpeg", "webp"] as const;
/** Of a wipe, which moves. */
export const motionFormats = ["webp", "gif"] as const;
export const downloadFormats = [...stillFormats, "gif"] as const;

export type DownloadView = (typeof downloadViews)[number];
export type PairView = Exclude<DownloadView, "result" | "wipe">;
export type StillFormat = (typeof stillFormats)[number];
export type MotionFormat = (typeof motionFormats)[number];
export type DownloadFormat = (typeof downloadFormats)[number];

/** JPEG holds no transparency, and a wipe keeps none. */
export function holdsAlpha(view: DownloadView, format: DownloadFormat): boolean {
  return view !== "wipe" && format !== "jpeg";
}

/** PNG loses nothing, and GIF has 256 colours whatever is asked for. */
export function hasQuality(format: DownloadFormat): boolean {
  return format !== "png" && format !== "gif";
}

export type DownloadOptions = {
  view: DownloadView;
  /** The image that the version is shown beside; null: what it was made from. */
  beforeId: string | null;
  /** The language of "Before" and "After" where both are seen. */
  labels: Locale | "off";
  /** The language of a visible "Made with AI"; only on what a model made, or anything that it was made from. */
  mark: Locale | "off";
  /** WebP or GIF for a wipe, any but GIF for the rest. */
  format: DownloadFormat;
  /** 1 to 100, for JPEG and WebP. */
  quality: number;
  /** Of the longer side in pixels; never enlarges. Null: full size. */
  maxSide: number | null;
  /** "#rrggbb" behind transparent parts; null keeps them where the format can. */
  background: string | null;
  /** `off` leaves the recipe out of the file, never the mark of how it came about. */
  metadata: "on" | "off";
};

/** On a file made of one that is signed (Content Credentials), whose signature does not hold for it: `?1` (RFC 9651). */
export const LEAVES_SIGNATURE_HEADER = "Diptych-Leaves-Signature";

export const usualDownload: DownloadOptions = {
  view: "result",
  beforeId: null,
  labels: "en",
  mark: "off",
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
/** Of a wipe: its frames lie in memory all at once, and GIF takes seconds to draw. */
export const MOTION_MAX_SIDE_PX = { webp: 1080, gif: 800 } as const satisfies Record<MotionFormat, number>;

/** "#rrggbb". */
export const colourPattern = /^#[\da-f]{6}$/i;
