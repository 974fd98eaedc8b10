import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { samples } from "@/lib/domain/samples";
import type { Look } from "./seed-recipes";

export type SeedPicture = {
  bytes: Buffer;
  sha256: string;
  width: number;
  height: number;
  placeholder: string;
};

export type SeedSource = { picture: SeedPicture; look: (look: Look) => Promise<SeedPicture> };

/** Width to height, from upright panoramas to wide ones; most as cameras have them. */
const shapes = [1.5, 1.5, 1.5, 1.33, 1.33, 1, 1, 0.67, 0.67, 0.75, 1.78, 1.78, 0.56, 2.2, 3, 0.4, 0.33];

/** One of the sample photographs, cut to another shape and size, and what edits would make of it; each made once. */
export async function drawSource(random: () => number): Promise<SeedSource> {
  const sample = samples[Math.floor(random() * samples.length)] ?? samples[0];
  if (!sample) throw new Error("There is no sample to begin from.");
  const shape = shapes[Math.floor(random() * shapes.length)] ?? 1;
  const longSide = 220 + Math.floor(random() * 164);
  const [width, height] =
    shape >= 1 ? [longSide, Math.round(longSide / shape)] : [Math.round(longSide * shape), longSide];
  const turn = random() < 0.5;
  const cut = sharp(`public/samples/${sample.id}-thumb.webp`).resize(width, height, {
    fit: "cover",
    position: "attention",
  });
  const pixels = await (turn ? cut.flop() : cut)
    .modulate({ hue: Math.floor(random() * 24) - 12, brightness: 0.9 + random() * 0.2 })
    .removeAlpha()
    .raw()
    .toBuffer();
  const from = () => sharp(pixels, { raw: { width, height, channels: 3 } });
  const made = new Map<Look, Promise<SeedPicture>>();
  return {
    picture: await encode(from(), width, height),
    look(name) {
      const known = made.get(name) ?? encode(looks[name](from()), width, height);
      made.set(name, known);
      return known;
    },
  };
}

const looks: Record<Look, (picture: Sharp) => Sharp> = {
  pencil: (picture) =>
    picture
      .greyscale()
      .convolve({ width: 3, height: 3, kernel: [-1, -1, -1, -1, 8, -1, -1, -1, -1] })
      .negate(),
  night: (picture) => picture.modulate({ brightness: 0.45, saturation: 0.6 }).tint("#5b74c8"),
  warm: (picture) =>
    picture.recomb([
      [1.15, 0.05, 0],
      [0.02, 1, 0],
      [0, 0, 0.72],
    ]),
  grey: (picture) => picture.greyscale().linear(1.3, -35),
  bright: (picture) => picture.modulate({ brightness: 1.6, saturation: 0.7 }),
  soft: (picture) => picture.blur(2.2).modulate({ brightness: 1.12 }),
  vivid: (picture) => picture.modulate({ saturation: 2.2 }),
  negative: (picture) => picture.negate(),
};

async function encode(picture: Sharp, width: number, height: number): Promise<SeedPicture> {
  const [bytes, tiny] = await Promise.all([
    picture.clone().webp({ quality: 78, effort: 1 }).toBuffer(),
    picture.clone().resize(20, 20, { fit: "inside" }).webp({ quality: 50, effort: 0 }).toBuffer(),
  ]);
  return {
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    width,
    height,
    placeholder: `data:image/webp;base64,${tiny.toString("base64")}`,
  };
}
