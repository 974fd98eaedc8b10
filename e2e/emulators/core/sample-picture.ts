import sharp from "sharp";

type Sample = { width?: number; height?: number; format?: "png" | "jpeg" | "webp"; background?: string };

/** A plain picture for tests, of one colour. */
export async function samplePicture({
  width = 64,
  height = 48,
  format = "png",
  background = "#3060c0",
}: Sample = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

export function dataUrl(bytes: Buffer, mediaType = "image/png"): string {
  return `data:${mediaType};base64,${bytes.toString("base64")}`;
}

/** PNG of noise: as large as its pixels. */
export async function noisePicture(width: number, height: number): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  return sharp({ create: { width, height, channels: 3, background: "#000", noise } })
    .png({ compressionLevel: 0 })
    .toBuffer();
}
