/** A thing about the picture that its owner should know; the sentence is the interface's, by code. */
export const imageNoticeCodes = [
  "first_frame_only",
  "converted_to_srgb",
  "reduced_to_8_bit",
  "content_credentials",
] as const;

export type ImageNoticeCode = (typeof imageNoticeCodes)[number];

/** The forms in which an image is served. `original` is for its owner alone; the others carry no metadata. */
export type ImageVariant = "full" | "display" | "thumb";

/** Picture bytes that we hold: immutable, of known size and type, addressed by id. */
export type Image = {
  id: string;
  /** Of the upright picture, in pixels. */
  width: number;
  height: number;
  /** Of the original file. */
  bytes: number;
  /** Of the original file, found by its content. */
  mediaType: string;
  hasAlpha: boolean;
  /** The name of the uploaded file; null for a result. */
  name: string | null;
  notices: { code: ImageNoticeCode }[];
  /** A data URL of some 20 pixels, shown blurred until the picture itself is there. */
  placeholder: string;
  createdAt: string;
  urls: { original: string } & Record<ImageVariant, string>;
};

/** Long sides in pixels of the two forms made when an image arrives. */
export const DISPLAY_MAX_PX = 2048;
export const THUMB_MAX_PX = 384;
/** The same of the two forms for phones, of three and of two pixels to a point, made when a shared page first asks for them. */
export const SMALL_MAX_PX = 1080;
export const SMALLER_MAX_PX = 720;
