const HEADER_BYTES = 13;
const HAS_COLOURS = 0x80;

/** What opens the block, and what leads a reader that knows nothing of it to its end (Adobe XMP part 3, 1.1.2). */
const OPENING = [0x21, 0xff, 11, ...new TextEncoder().encode("XMP DataXMP")];
export const GIF_XMP_TRAILER = [1, ...Array.from({ length: 256 }, (_, at) => 255 - at), 0];

/** A GIF with this XMP packet, before its first picture. */
export function withGifXmp(gif: Uint8Array, packet: string): Uint8Array<ArrayBuffer> {
  const flags = gif[10] ?? 0;
  const at = HEADER_BYTES + (flags & HAS_COLOURS ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const block = [...OPENING, ...new TextEncoder().encode(packet), ...GIF_XMP_TRAILER];
  const whole = new Uint8Array(gif.length + block.length);
  whole.set(gif.subarray(0, at));
  whole.set(block, at);
  whole.set(gif.subarray(at), at + block.length);
  return whole;
}
