import type { Recipe } from "@/lib/domain/recipe";

/** What a wish looks like when it is granted: by this name `seed-pictures.ts` makes the picture. */
export type Look = "pencil" | "night" | "warm" | "grey" | "bright" | "soft" | "vivid" | "negative";

type Wish = { look: Look; prompts: readonly string[] };

const wishes: readonly Wish[] = [
  {
    look: "pencil",
    prompts: [
      "Convert to quick pencil sketch",
      "charcoal drawing on rough paper",
      "转为铅笔素描",
      "改成炭笔画，线条粗一些",
    ],
  },
  {
    look: "night",
    prompts: [
      "Turn day into night, blue moonlight",
      "a rainy evening with street lamps",
      "变成夜晚,蓝色调",
      "换成雨夜的街道，霓虹灯",
    ],
  },
  {
    look: "warm",
    prompts: ["warmer light, golden hour", "late summer sunset behind the hill", "暖色调，夕阳西下", "秋天的金色阳光"],
  },
  {
    look: "grey",
    prompts: ["black and white, strong contrast", "old newspaper photograph", "黑白照片，高对比度", "改成老照片的样子"],
  },
  {
    look: "bright",
    prompts: [
      "overexposed, airy, almost white",
      "studio light on a white background",
      "白色背景，棚拍光线",
      "提亮，通透一些",
    ],
  },
  { look: "soft", prompts: ["soft focus, dreamy mist", "fog over the meadow", "清晨薄雾，柔焦", "梦幻的柔光效果"] },
  {
    look: "vivid",
    prompts: [
      "pop art, saturated colours",
      "replace the car with a red bicycle",
      "鲜艳的波普艺术",
      "把汽车换成红色自行车",
    ],
  },
  {
    look: "negative",
    prompts: ["invert the colours like a film negative", "x-ray look", "反转颜色，像胶片底片", "X光效果"],
  },
];

const details = [
  "keep the person",
  "no text",
  "wide shot",
  "35 mm film",
  "保留人物",
  "去掉文字",
  "广角",
  "保持构图不变",
];

const models = [
  { provider: "modelverse", model: "Qwen/Qwen-Image-Edit" },
  { provider: "dmxapi", model: "qwen-image-edit" },
  { provider: "builtin", model: "filters" },
] as const;

/** One made-up recipe and the look that its pictures get. */
export function drawRecipe(random: () => number): { recipe: Recipe & { model: string }; look: Look } {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const { look, prompts } = pick(wishes);
  const prompt = random() < 0.6 ? pick(prompts) : `${pick(prompts)}, ${pick(details)}`;
  const { provider, model } = models[random() < 0.5 ? 0 : random() < 0.4 ? 1 : 2];
  const isHosted = provider !== "builtin";
  const n = random() < 0.8 ? 1 : random() < 0.6 ? 2 : 4;
  return {
    look,
    recipe: {
      provider,
      model,
      prompt,
      negativePrompt: isHosted && random() < 0.3 ? "blurry, low quality" : null,
      strength: random() < 0.5 ? Math.round(random() * 20) / 20 : null,
      steps: isHosted ? 20 + Math.floor(random() * 30) : null,
      guidanceScale: isHosted ? 2.5 : null,
      seed: random() < 0.3 ? Math.floor(random() * 1_000_000) : null,
      n,
      size: null,
      sendSize: "model",
    },
  };
}
