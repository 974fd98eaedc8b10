import type { Colour } from "../pixels/map-tones";

/** The colours that a tint may have: the name that is shown, what people call it in both languages, and its red, green and blue. */
export const colours: readonly { name: string; en: readonly string[]; zh: readonly string[]; rgb: Colour }[] = [
  { name: "red", en: ["red"], zh: ["红色", "红", "大红"], rgb: [214, 40, 40] },
  { name: "crimson", en: ["crimson", "scarlet"], zh: ["深红色", "深红", "绯红", "猩红"], rgb: [176, 20, 48] },
  { name: "pink", en: ["pink", "rose"], zh: ["粉红色", "粉红", "粉色", "玫瑰色", "玫红"], rgb: [240, 120, 170] },
  { name: "magenta", en: ["magenta", "fuchsia"], zh: ["品红色", "品红", "洋红色", "洋红"], rgb: [210, 40, 180] },
  { name: "purple", en: ["purple"], zh: ["紫色", "紫"], rgb: [130, 60, 190] },
  {
    name: "violet",
    en: ["violet", "lavender", "lilac"],
    zh: ["紫罗兰色", "紫罗兰", "淡紫色", "薰衣草色"],
    rgb: [160, 120, 215],
  },
  { name: "indigo", en: ["indigo"], zh: ["靛蓝色", "靛蓝", "靛色"], rgb: [70, 60, 170] },
  {
    name: "navy",
    en: ["navy", "navy blue", "dark blue", "deep blue", "midnight blue"],
    zh: ["深蓝色", "深蓝", "藏蓝", "海军蓝"],
    rgb: [28, 48, 120],
  },
  { name: "blue", en: ["blue"], zh: ["蓝色", "蓝"], rgb: [46, 100, 220] },
  {
    name: "sky blue",
    en: ["sky blue", "light blue", "azure"],
    zh: ["天蓝色", "天蓝", "浅蓝色", "浅蓝", "淡蓝色", "淡蓝"],
    rgb: [96, 170, 235],
  },
  { name: "cyan", en: ["cyan", "aqua"], zh: ["青色", "青", "青蓝"], rgb: [40, 190, 210] },
  { name: "turquoise", en: ["turquoise"], zh: ["绿松石色", "蓝绿色", "蓝绿"], rgb: [50, 190, 175] },
  { name: "teal", en: ["teal"], zh: ["水鸭色", "青绿色", "青绿"], rgb: [30, 130, 135] },
  { name: "green", en: ["green"], zh: ["绿色", "绿"], rgb: [50, 150, 70] },
  {
    name: "dark green",
    en: ["dark green", "forest green"],
    zh: ["深绿色", "深绿", "墨绿色", "墨绿"],
    rgb: [24, 90, 50],
  },
  { name: "lime", en: ["lime", "light green"], zh: ["浅绿色", "浅绿", "嫩绿", "黄绿色"], rgb: [140, 205, 70] },
  { name: "olive", en: ["olive"], zh: ["橄榄色", "橄榄绿"], rgb: [125, 125, 50] },
  { name: "yellow", en: ["yellow"], zh: ["黄色", "黄"], rgb: [238, 205, 50] },
  { name: "gold", en: ["gold", "golden"], zh: ["金色", "金黄色", "金黄"], rgb: [220, 170, 50] },
  { name: "amber", en: ["amber"], zh: ["琥珀色", "琥珀"], rgb: [235, 150, 30] },
  { name: "orange", en: ["orange"], zh: ["橙色", "橙", "橘色", "橘黄色", "橘黄"], rgb: [240, 130, 40] },
  { name: "peach", en: ["peach", "coral", "salmon"], zh: ["桃色", "珊瑚色", "珊瑚红"], rgb: [245, 150, 120] },
  { name: "brown", en: ["brown", "chocolate"], zh: ["棕色", "褐色", "咖啡色", "巧克力色"], rgb: [130, 85, 50] },
  { name: "maroon", en: ["maroon", "burgundy"], zh: ["栗色", "酒红色", "酒红", "暗红色", "暗红"], rgb: [115, 25, 45] },
  { name: "beige", en: ["beige", "cream"], zh: ["米色", "米黄色", "奶油色"], rgb: [220, 200, 165] },
];

export function findColour(name: string): Colour {
  const colour = colours.find((each) => each.name === name);
  if (!colour) throw new Error(`There is no colour named ${name}.`);
  return colour.rgb;
}
