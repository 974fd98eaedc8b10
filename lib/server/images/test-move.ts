import sharp from "sharp";

export type Raw = { data: Buffer; width: number; height: number };

/** The middle of a sample picture, with room around it that a move can bring in; never resampled. */
const ROOM_PX = 100;

export async function readSample(name: string): Promise<Raw> {
  const { data, info } = await sharp(`public/samples/${name}.jpg`)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * What a camera would see that had moved: the middle of a picture (without `ROOM_PX` around it), its content moved by (x, y) pixels and
 * zoomed about its middle. RGBA. Sampled with a wide kernel of its own (Lanczos, 4 lobes), so that no code under test made it.
 */
export function moved(picture: Raw, { x = 0, y = 0, zoom = 1 }: { x?: number; y?: number; zoom?: number }): Raw {
  const width = picture.width - 2 * ROOM_PX;
  const height = picture.height - 2 * ROOM_PX;
  const data = Buffer.alloc(width * height * 4, 255);
  const across = taps(width, picture.width, x, zoom);
  const down = taps(height, picture.height, y, zoom);
  const lines = new Map<number, Float64Array>();
  const lineOf = (row: number) => {
    const known = lines.get(row);
    if (known) return known;
    const line = new Float64Array(width * 3);
    for (let column = 0; column < width; column++) {
      for (const { at, weight } of across[column] ?? []) {
        for (let c = 0; c < 3; c++) {
          line[column * 3 + c] =
            (line[column * 3 + c] ?? 0) + weight * (picture.data[(row * picture.width + at) * 3 + c] ?? 0);
        }
      }
    }
    lines.set(row, line);
    return line;
  };
  for (let row = 0; row < height; row++) {
    for (let at = 0; at < width * 3; at++) {
      const value = (down[row] ?? []).reduce((sum, tap) => sum + tap.weight * (lineOf(tap.at)[at] ?? 0), 0);
      data[(row * width + Math.floor(at / 3)) * 4 + (at % 3)] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
  return { data, width, height };
}

function taps(length: number, whole: number, move: number, zoom: number) {
  return Array.from({ length }, (_, index) => {
    const place = (index + 0.5 - length / 2 - move) / zoom + whole / 2 - 0.5;
    const found = [];
    for (let at = Math.ceil(place - 4); at <= Math.floor(place + 4); at++) {
      found.push({ at: Math.min(whole - 1, Math.max(0, at)), weight: lanczos4(at - place) });
    }
    const sum = found.reduce((total, { weight }) => total + weight, 0);
    return found
      .filter(({ weight }) => Math.abs(weight) > 1e-12)
      .map(({ at, weight }) => ({ at, weight: weight / sum }));
  });
}

function lanczos4(distance: number): number {
  if (Math.abs(distance) >= 4) return 0;
  const x = Math.PI * distance;
  return Math.abs(distance) < 1e-9 ? 1 : (4 * Math.sin(x) * Math.sin(x / 4)) / (x * x);
}

/** As a lossless file. */
export function toPng({ data, width, height }: Raw): Promise<Buffer> {
  const channels = data.length === width * height * 4 ? 4 : 3;
  return sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 1 }).toBuffer();
}
