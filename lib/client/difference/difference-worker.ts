import { scaled, unmoved } from "@/lib/domain/pixels/alignment";
import { type Laid, layOnEachOther } from "@/lib/domain/pixels/lay-on-each-other";
import { deltaAt } from "@/lib/domain/pixels/measure-delta-e";
import { measureDifference } from "@/lib/domain/pixels/measure-difference";
import type { Pixels } from "@/lib/domain/pixels/pixels";
import { placeCuts } from "@/lib/domain/pixels/place-cuts";
import { sharedFrame } from "@/lib/domain/shared-frame";
import type { Point, Rect, Size } from "../camera";
import type { Answer, Colour, ColourPair, MeasuredPair, PairToMeasure, PartToSharpen, Question } from "./messages";
import { paintHeat } from "./paint-heat";

/** Two pictures, or the same part of both, and how they differ. `beforeAt` and `afterAt` are their corners in the frame. */
type Held = {
  before: Pixels;
  after: Pixels;
  beforeAt: Point;
  afterAt: Point;
  laid: Laid;
  deltas: Float32Array;
  frame: Size;
};

/** The pair that was measured last, and what was looked at closely: all that is held, so that looking at many versions does not add up. */
let pair: (Held & { window: Rect }) | null = null;
let part: Held | null = null;
/** The before of that pair: versions share it, and it is not decoded again for each. */
let lastBefore: { url: string; window: Rect; pixels: Pixels } | null = null;
const noPause = async () => undefined;

/** The last question by which the pair changes: who goes through versions quickly waits for none of those in between. */
let newestMeasure = 0;

function mustBeWanted(id: number) {
  if (id < newestMeasure) throw new Error("Another pair has been asked for.");
}

/** What lies under `cut` when the whole picture is drawn into `place`, both in pixels of the same frame. */
async function readPicture(url: string, place: Rect, cut: Rect): Promise<Pixels> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The picture was not given: ${response.status}.`);
  const bitmap = await createImageBitmap(await response.blob());
  const { width, height } = cut;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot draw in the background.");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, place.x - cut.x, place.y - cut.y, place.width, place.height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { data, width, height };
}

async function measure(id: number, { before, after, known }: PairToMeasure): Promise<MeasuredPair> {
  pair = null;
  part = null;
  const { frame, window } = sharedFrame(before, after);
  if (lastBefore?.url !== before.url || !isSame(lastBefore.window, window)) lastBefore = null;
  lastBefore ??= { url: before.url, window, pixels: await readPicture(before.url, window, window) };
  const one = lastBefore.pixels;
  mustBeWanted(id);
  const other = await readPicture(after.url, { x: 0, y: 0, ...frame }, window);
  mustBeWanted(id);
  const pixelSize = after.width / frame.width;
  const laid = await layOnEachOther(one, other, noPause, known && scaled(known, 1 / pixelSize));
  const deltas = new Float32Array(laid.before.width * laid.before.height);
  const difference = await measureDifference(laid, { size: window, pixelSize }, noPause, (index, delta) => {
    deltas[index] = delta;
  });
  pair = { before: one, after: other, beforeAt: window, afterAt: window, laid, deltas, frame, window };
  return { difference, region: regionOf(pair) };
}

const isSame = (one: Rect, other: Rect) =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** One picture after the other: no more than one is in memory as a whole, and that not for long. */
async function sharpen({ before, after, part: wanted, scale }: PartToSharpen): Promise<Rect | null> {
  const { laid: whole, frame: wholeFrame } = mustHold(pair);
  part = null;
  const { frame, window } = sharedFrame(before, after, scale * Math.max(after.width, after.height));
  const move = scaled(whole.alignment, frame.width / wholeFrame.width);
  const inWindow = {
    x: wanted.x * frame.width - window.x,
    y: wanted.y * frame.height - window.y,
    width: wanted.width * frame.width,
    height: wanted.height * frame.height,
  };
  const cuts = placeCuts(window, inWindow, whole.isAligned ? move : unmoved);
  if (!cuts) return null;
  const inFrame = (cut: Rect) => ({ ...cut, x: cut.x + window.x, y: cut.y + window.y });
  const [beforeAt, afterAt] = [inFrame(cuts.before), inFrame(cuts.after)];
  const one = await readPicture(before.url, window, beforeAt);
  const other = await readPicture(after.url, { x: 0, y: 0, ...frame }, afterAt);
  const laid = await layOnEachOther(one, other, noPause, whole.isAligned ? cuts.alignment : null);
  const deltas = new Float32Array(laid.before.width * laid.before.height);
  for (let index = 0; index < deltas.length; index++) {
    deltas[index] = deltaAt(laid.before.data, laid.after.data, index * 4);
  }
  part = { before: one, after: other, beforeAt, afterAt, laid, deltas, frame };
  return regionOf(part);
}

/** The pictures' common part, as fractions of the frame. */
function regionOf({ laid, beforeAt, frame }: Held): Rect {
  return {
    x: (beforeAt.x + laid.columns.start) / frame.width,
    y: (beforeAt.y + laid.rows.start) / frame.height,
    width: laid.before.width / frame.width,
    height: laid.before.height / frame.height,
  };
}

async function paint({ of, threshold }: { of: "pair" | "part"; threshold: number }) {
  const { laid, deltas } = mustHold(of === "pair" ? pair : part);
  const { data, changedShare } = paintHeat(laid.after, deltas, threshold);
  const bitmap = await createImageBitmap(new ImageData(data, laid.after.width, laid.after.height));
  return { bitmap, changedShare };
}

type Spot = { x: number; y: number; isAligned: boolean };

/** From what was looked at closely, where the spot lies in it. */
function colours(spot: Spot): ColourPair {
  const whole = coloursIn(mustHold(pair), spot);
  const close = part && coloursIn(part, spot);
  return close?.before && (close.after || !whole.after) ? close : whole;
}

function coloursIn({ before, after, beforeAt, afterAt, laid, frame }: Held, { x, y, isAligned }: Spot): ColourPair {
  const [px, py] = [x * frame.width, y * frame.height];
  const { alignment } = laid;
  const place = (at: number, length: number, move: number) => alignment.zoom * (at - length / 2) + length / 2 + move;
  const one = colourAt(before, px - beforeAt.x, py - beforeAt.y);
  const other = isAligned
    ? colourAt(
        after,
        place(px - beforeAt.x, before.width, alignment.x),
        place(py - beforeAt.y, before.height, alignment.y),
      )
    : colourAt(after, px - afterAt.x, py - afterAt.y);
  const deltaE = one && other ? deltaAt(Uint8Array.from(one), Uint8Array.from(other), 0) : null;
  return { before: one, after: other, deltaE };
}

function colourAt({ data, width, height }: Pixels, x: number, y: number): Colour | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return null;
  const at = (row * width + column) * 4;
  return [data[at], data[at + 1], data[at + 2], data[at + 3]] as Colour;
}

function mustHold<What extends Held>(what: What | null): What {
  if (!what) throw new Error("It has not been measured yet.");
  return what;
}

function answer({ id, kind, ask }: Question): unknown {
  mustBeWanted(id);
  if (kind === "measure") return measure(id, ask);
  if (kind === "sharpen") return sharpen(ask);
  return kind === "paint" ? paint(ask) : colours(ask);
}

const post = (message: Answer, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

// One after the other: a pair is not exchanged under a question about it.
let last: Promise<unknown> = Promise.resolve();
self.addEventListener("message", ({ data: question }: MessageEvent<Question>) => {
  if (question.kind === "measure") newestMeasure = question.id;
  last = last.then(async () => {
    try {
      const given = await answer(question);
      const bitmap = (given as { bitmap?: ImageBitmap } | null)?.bitmap;
      post({ id: question.id, answer: given }, bitmap ? [bitmap] : []);
    } catch (error) {
      post({ id: question.id, error: String(error) });
    }
  });
});
