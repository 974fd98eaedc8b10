/**
 * The texts that a picture file carries beside its pixels: a PNG's text chunks by their keyword, the XMP packet as `xmp`, the EXIF
 * user comment as `comment`.
 */
export type PictureTexts = ReadonlyMap<string, string>;

/** No recipe is longer: 20,000 characters of prompt, twice, with what a ComfyUI graph has around it. */
export const TEXT_MAX_BYTES = 4 * 1024 * 1024;

/** Of one file; whoever wants to keep a reader busy has more. */
export const PARTS_MAX = 20_000;
