import type { SizeControl } from "@/lib/domain/model-catalog";

const RATIOS = [
  [1, 1],
  [4, 3],
  [3, 4],
  [3, 2],
  [2, 3],
  [16, 9],
  [9, 16],
] as const;

/** About what today's models work in. */
const AREA_PX = 1024 * 1024;

/** Sizes of the usual shapes within a model's range and on its step, each once. */
export function sizeChoices(control: Extract<SizeControl, { supported: true }>): { size: string; ratio: string }[] {
  const { min, max, step } = control;
  const toStep = (side: number) => Math.min(max, Math.max(min, Math.round(side / step) * step));
  const choices = RATIOS.map(([width, height]) => {
    const scale = Math.sqrt(AREA_PX / (width * height));
    return { size: `${toStep(width * scale)}x${toStep(height * scale)}`, ratio: `${width} : ${height}` };
  });
  return choices.filter(({ size }, index) => choices.findIndex((choice) => choice.size === size) === index);
}
