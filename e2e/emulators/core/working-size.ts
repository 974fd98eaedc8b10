const AREA = 1024 * 1024;
const STEP = 16;

export type PixelSize = { width: number; height: number };

/** What Qwen-Image-Edit makes when no size counts: the ratio of the picture sent, about 1024², sides multiples of 16. */
export function workingSize({ width, height }: PixelSize): PixelSize {
  const scale = Math.sqrt(AREA / (width * height));
  return { width: toStep(width * scale), height: toStep(height * scale) };
}

function toStep(length: number): number {
  return Math.max(STEP, Math.round(length / STEP) * STEP);
}

/** `1024x768` as numbers; null for any other writing. */
export function parseSize(text: string): PixelSize | null {
  const match = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}
