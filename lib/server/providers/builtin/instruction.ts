/** A change of the pixels in place; each has its filter in `filters/looks.ts`. */
export const lookNames = [
  "pencilSketch",
  "charcoal",
  "lineArt",
  "blackAndWhite",
  "sepia",
  "invert",
  "blur",
  "sharpen",
  "brighter",
  "darker",
  "moreContrast",
  "lessContrast",
  "moreSaturation",
  "lessSaturation",
  "warmer",
  "cooler",
  "vintage",
  "filmGrain",
  "vignette",
  "posterize",
  "cartoon",
  "pixelate",
  "night",
] as const;

export type LookName = (typeof lookNames)[number];

/** One thing that the prompt asks for. `amount` is above 0 and up to 1; `exact` when a number was written. */
export type Instruction =
  | { name: LookName; amount: number; exact: boolean }
  | { name: "tint"; colour: string; amount: number; exact: boolean }
  | { name: "mirror" }
  | { name: "flip" }
  /** Clockwise, above 0 and below 360. */
  | { name: "rotate"; degrees: number };

export type InstructionName = Instruction["name"];

export function isGeometric(instruction: Instruction): boolean {
  return instruction.name === "mirror" || instruction.name === "flip" || instruction.name === "rotate";
}

/** What an instruction is called, in English and Chinese. */
export const instructionLabels: Record<InstructionName, { en: string; zh: string }> = {
  pencilSketch: { en: "pencil sketch", zh: "铅笔素描" },
  charcoal: { en: "charcoal drawing", zh: "炭笔画" },
  lineArt: { en: "line art", zh: "线稿" },
  blackAndWhite: { en: "black and white", zh: "黑白" },
  sepia: { en: "sepia", zh: "棕褐色" },
  invert: { en: "invert", zh: "反色" },
  blur: { en: "blur", zh: "模糊" },
  sharpen: { en: "sharpen", zh: "锐化" },
  brighter: { en: "brighter", zh: "变亮" },
  darker: { en: "darker", zh: "变暗" },
  moreContrast: { en: "more contrast", zh: "增加对比度" },
  lessContrast: { en: "less contrast", zh: "降低对比度" },
  moreSaturation: { en: "more saturation", zh: "增加饱和度" },
  lessSaturation: { en: "less saturation", zh: "降低饱和度" },
  warmer: { en: "warmer", zh: "暖色调" },
  cooler: { en: "cooler", zh: "冷色调" },
  vintage: { en: "vintage", zh: "复古" },
  filmGrain: { en: "film grain", zh: "胶片颗粒" },
  vignette: { en: "vignette", zh: "暗角" },
  posterize: { en: "posterize", zh: "色调分离" },
  cartoon: { en: "cartoon", zh: "卡通" },
  pixelate: { en: "pixelate", zh: "像素化" },
  night: { en: "night", zh: "夜晚" },
  tint: { en: "tint with a colour (“blue tone”)", zh: "用颜色着色（“蓝色调”）" },
  mirror: { en: "mirror", zh: "镜像" },
  flip: { en: "flip", zh: "上下翻转" },
  rotate: { en: "rotate", zh: "旋转" },
};

/** What an instruction does when the prompt names no amount. A look of 1 replaces the picture; an amount then blends it in. */
export const usualAmounts: Record<LookName | "tint", number> = {
  pencilSketch: 1,
  charcoal: 1,
  lineArt: 1,
  blackAndWhite: 1,
  sepia: 1,
  invert: 1,
  blur: 0.4,
  sharpen: 0.4,
  brighter: 0.35,
  darker: 0.35,
  moreContrast: 0.4,
  lessContrast: 0.4,
  moreSaturation: 0.4,
  lessSaturation: 0.4,
  warmer: 0.5,
  cooler: 0.5,
  vintage: 1,
  filmGrain: 0.4,
  vignette: 0.6,
  posterize: 0.3,
  cartoon: 1,
  pixelate: 0.4,
  night: 1,
  tint: 0.5,
};
