import { scaled } from "@/lib/domain/pixels/alignment";
import { type Laid, layOnEachOther } from "@/lib/domain/pixels/lay-on-each-other";
import { deltaAt } from "@/lib/domain/pixels/measure-delta-e";
import { measureDifference } from "@/lib/domain/pixels/measure-difference";
import type { Pixels } from "@/lib/domain/pixels/pixels";
import { cutOut } from "@/lib/domain/pixels/resample";
import { sharedFrame } from "@/lib/domain/shared-frame";
import type { Answer, Colour, ColourPair, MeasuredPair, PairToMeasure, Question } from "./messages";
import { paintHeat } from "./paint-heat";

/** The pair that was measured last: all that is held, so that looking at many versions does not add up. */
type Held = {
  before: Pixels;
  after: Pixels;
  laid: Laid;
  deltas: Float32Array;
  frame: { width: number; height: number };
  window: { x: number; y: number };
};

let held: Held | null = null;
const noPause = async () => undefined;

async function readPicture(url: string, width: number, height: number): Promise<Pixels> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The picture was not given: ${response.status}.`);
  const bitmap = await createImageBitmap(await response.blob());
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot draw in the background.");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { data, width, height };
}

async function measure({ before, after, known }: PairToMeasure): Promise<MeasuredPair> {
  held = null;
  const { frame, window } = sharedFrame(before, after);
  const [one, whole] = await Promise.all([
    readPicture(before.url, window.width, window.height),
    readPicture(after.url, frame.width, frame.height),
  ]);
  const isWhole = window.width === frame.width && window.height === frame.height;
  const other = isWhole
    ? whole
    : cutOut(whole, {
        columns: { start: window.x, end: window.x + window.width },
        rows: { start: window.y, end: window.y + window.height },
      });
  const pixelSize = after.width / frame.width;
  const laid = await layOnEachOther(one, other, noPause, known && scaled(known, 1 / pixelSize));
  const deltas = new Float32Array(laid.before.width * laid.before.height);
  const difference = await measureDifference(laid, { size: window, pixelSize }, noPause, (index, delta) => {
    deltas[index] = delta;
  });
  held = { before: one, after: other, laid, deltas, frame, window };
  const region = {
    x: (window.x + laid.columns.start) / frame.width,
    y: (window.y + laid.rows.start) / frame.height,
    width: laid.before.width / frame.width,
    height: laid.before.height / frame.height,
  };
  return { difference, region };
}

async function paint({ threshold }: { threshold: number }) {
  const { laid, deltas } = mustHold();
  const { data, changedShare } = paintHeat(laid.after, deltas, threshold);
  const bitmap = await createImageBitmap(new ImageData(data, laid.after.width, laid.after.height));
  return { bitmap, changedShare };
}

function colours({ x, y, isAligned }: { x: number; y: number; isAligned: boolean }): ColourPair {
  const { before, after, laid, frame, window } = mustHold();
  const [px, py] = [x * frame.width - window.x, y * frame.height - window.y];
  const { alignment } = laid;
  const place = (at: number, length: number, move: number) =>
    isAligned ? alignment.zoom * (at - length / 2) + length / 2 + move : at;
  const one = colourAt(before, px, py);
  const other = colourAt(after, place(px, before.width, alignment.x), place(py, before.height, alignment.y));
  const deltaE = one && other ? deltaAt(Uint8Array.from(one), Uint8Array.from(other), 0) : null;
  return { before: one, after: other, deltaE };
}

function colourAt({ data, width, height }: Pixels, x: number, y: number): Colour | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return null;
  const at = (row * width + column) * 4;
  return [data[at], data[at + 1], data[at + 2], data[at + 3]] as Colour;
}

function mustHold(): Held {
  if (!held) throw new Error("No pair has been measured yet.");
  return held;
}

function answer(question: Question): unknown {
  if (question.kind === "measure") return measure(question.ask);
  return question.kind === "paint" ? paint(question.ask) : colours(question.ask);
}

const post = (message: Answer, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

// One after the other: a pair is not exchanged under a question about it.
let last: Promise<unknown> = Promise.resolve();
self.addEventListener("message", ({ data: question }: MessageEvent<Question>) => {
  last = last.then(async () => {
    try {
      const given = await answer(question);
      const bitmap = (given as { bitmap?: ImageBitmap }).bitmap;
      post({ id: question.id, answer: given }, bitmap ? [bitmap] : []);
    } catch (error) {
      post({ id: question.id, error: String(error) });
    }
  });
});
