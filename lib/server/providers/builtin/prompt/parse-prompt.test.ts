import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeInstructions } from "../describe-instructions";
import { lookNames } from "../instruction";
import { chinese } from "./chinese";
import { colours } from "./colours";
import { english } from "./english";
import { entriesOf } from "./lexicon";
import { parsePrompt } from "./parse-prompt";

const understood = (prompt: string) => describeInstructions(parsePrompt(prompt).instructions);
const leftOver = (prompt: string) => parsePrompt(prompt).warnings.map(({ detail }) => detail);

describe("prompts that are understood through and through", () => {
  it.each([
    ["Convert to quick pencil sketch", "pencil sketch"],
    ["make it look like a quick pencil sketch", "pencil sketch"],
    ["Pencil-sketch!!!", "pencil sketch"],
    ["draw it as a sketch", "pencil sketch"],
    ["turn it into night, blue tone", "night; blue tint 50 %"],
    ["blue-toned night", "night; blue tint 50 %"],
    ["turn the day into night", "night"],
    ["black and white, high contrast", "black and white; more contrast 40 %"],
    ["Black & White", "black and white"],
    ["b&w", "black and white"],
    ["remove the colors", "black and white"],
    ["warm light", "warmer 50 %"],
    ["warmer light", "warmer 50 %"],
    ["very warm", "warmer 85 %"],
    ["a bit brighter and rotate left", "rotate 270° clockwise; brighter 18 %"],
    ["rotate 90 degrees clockwise", "rotate 90° clockwise"],
    ["rotate 90 degrees counter-clockwise", "rotate 270° clockwise"],
    ["rotate by 22.5°", "rotate 22.5° clockwise"],
    ["rotate -90", "rotate 270° clockwise"],
    ["rotate 450 degrees", "rotate 90° clockwise"],
    ["rotate the picture 180 degrees", "rotate 180° clockwise"],
    ["turn it left", "rotate 270° clockwise"],
    ["turn upside down", "rotate 180° clockwise"],
    ["rotate", "rotate 90° clockwise"],
    ["flip", "flip"],
    ["flip it horizontally", "mirror"],
    ["flip the picture upside down", "flip"],
    ["mirror the image", "mirror"],
    ["mirror vertically", "flip"],
    ["add film grain and a vignette", "vignette 60 %; film grain 40 %"],
    ["add a cartoon effect", "cartoon"],
    ["make it a cartoon", "cartoon"],
    ["brightness +20, contrast -30%", "brighter 20 %; less contrast 30 %"],
    ["increase contrast lower brightness", "more contrast 40 %; darker 35 %"],
    ["contrast higher brightness lower", "more contrast 40 %; darker 35 %"],
    ["more contrast less saturation", "more contrast 40 %; less saturation 40 %"],
    ["much less saturated", "less saturation 68 %"],
    ["less bright", "darker 35 %"],
    ["sepia 30%", "sepia 30 %"],
    ["slightly blurred sepia", "sepia; blur 20 %"],
    ["30% sepia tone, 20% grain", "sepia 30 %; film grain 20 %"],
    ["blur a lot", "blur 68 %"],
    ["pixelate it strongly", "pixelate 68 %"],
    ["invert the colors", "invert"],
    ["tint it with teal", "teal tint 50 %"],
    ["strong orange tint", "orange tint 85 %"],
    ["dark blue tone", "navy tint 50 %"],
    ["film grain, blur", "blur 40 %; film grain 40 %"],
    ["film grain, then blur", "film grain 40 %; blur 40 %"],
    ["sharpen, sharpen very much", "sharpen"],
    ["please make this picture look vintage, thank you", "vintage"],
    ["line art", "line art"],
    ["posterize", "posterize 30 %"],
    ["charcoal drawing", "charcoal drawing"],
    ["cooler colours", "cooler 50 %"],
  ])("%s", (prompt, expected) => {
    expect(understood(prompt)).toBe(expected);
    expect(leftOver(prompt)).toEqual([]);
  });

  it.each([
    ["变成夜晚,蓝色调", "night; blue tint 50 %"],
    ["变成夜晚，蓝色调", "night; blue tint 50 %"],
    ["转换为快速铅笔素描", "pencil sketch"],
    ["鉛筆素描", "pencil sketch"],
    ["水平翻转", "mirror"],
    ["上下翻转", "flip"],
    ["增加对比度30%", "more contrast 30 %"],
    ["增加对比度百分之三十", "more contrast 30 %"],
    ["把對比度提高", "more contrast 40 %"],
    ["稍微变亮", "brighter 18 %"],
    ["亮一点", "brighter 18 %"],
    ["很暗", "darker 60 %"],
    ["提高亮度百分之二十五", "brighter 25 %"],
    ["亮度-30%", "darker 30 %"],
    ["亮度+30", "brighter 30 %"],
    ["降低饱和度", "less saturation 40 %"],
    ["饱和度降低三成", "less saturation 30 %"],
    ["对比度提高亮度降低", "more contrast 40 %; darker 35 %"],
    ["旋转九十度", "rotate 90° clockwise"],
    ["逆时针旋转45度", "rotate 315° clockwise"],
    ["顺时针旋转一百八十度", "rotate 180° clockwise"],
    ["向左转", "rotate 270° clockwise"],
    ["左转30度", "rotate 330° clockwise"],
    ["把图片变成黑白，并稍微提高对比度，然后向右旋转90度", "black and white; more contrast 20 %; rotate 90° clockwise"],
    ["请把这张照片转成复古风格，加一点颗粒", "vintage; film grain 20 %"],
    ["给图片加上暗角和颗粒", "vignette 60 %; film grain 40 %"],
    ["卡通风格", "cartoon"],
    ["漫画风", "cartoon"],
    ["像素化", "pixelate 40 %"],
    ["反色", "invert"],
    ["线稿", "line art"],
    ["清晰一些", "sharpen 20 %"],
    ["染成紫色", "purple tint 50 %"],
    ["偏绿", "green tint 50 %"],
    ["浅蓝色调", "sky blue tint 50 %"],
    ["暖色调", "warmer 50 %"],
    ["冷色调、暗角", "cooler 50 %; vignette 60 %"],
    ["高对比度黑白", "black and white; more contrast 40 %"],
    ["棕褐色", "sepia"],
    ["模糊一点", "blur 20 %"],
  ])("%s", (prompt, expected) => {
    expect(understood(prompt)).toBe(expected);
    expect(leftOver(prompt)).toEqual([]);
  });
});

describe("prompts of which nothing is followed", () => {
  it.each([
    "put a blue hat on the dog",
    "night sky behind the house",
    "a dog at night",
    "turn night into day",
    "day and night",
    "blur the background",
    "remove the background",
    "rotate the dog 90 degrees",
    "add a mirror and a lamp",
    "man with a mirror",
    "add a cartoon",
    "add a pencil sketch to the wall",
    "a black and white cat on a chair",
    "this black and white photo",
    "only the dog in black and white",
    "colorize this old photo",
    "vintage car",
    "blue",
    "make it blue",
    "dark green",
    "blue tone for the sky",
    "without grain",
    "no blur and grain",
    "don't make it darker",
    "not too dark",
    "the picture is too dark",
    "less grain",
    "brighter 0%",
    "contrast",
    "cool",
    "make it more beautiful",
    "变成蓝色",
    "给狗戴一顶蓝色的帽子",
    "把狗变成黑白的猫",
    "把黑白照片变成彩色",
    "把天空变成夜晚",
    "夜晚变成白天",
    "不要模糊",
    "不要太亮",
    "太暗了",
    "没有颗粒",
    "月亮更亮",
    "漂亮一点",
    "",
    "?!,,，。",
  ])("%s", (prompt) => {
    expect(understood(prompt)).toBe("");
  });

  it("reports the words as they were written", () => {
    expect(leftOver("Put a Blue hat on the dog")).toEqual(["Put a Blue hat on the dog"]);
    expect(leftOver("给狗戴一顶蓝色的帽子")).toEqual(["狗戴一顶蓝色的帽子"]);
    expect(leftOver("no blur, grain or noise")).toEqual(["no blur", "grain", "noise"]);
  });
});

describe("prompts that are understood in part", () => {
  it.each([
    ["pencil sketch of the dogs", "pencil sketch", ["dogs"]],
    ["convert the dog photo to a pencil sketch with a red scarf", "pencil sketch", ["dog", "red scarf"]],
    ["pencil sketch, no grain, brighter", "pencil sketch; brighter 35 %", ["no grain"]],
    ["black and white without grain", "black and white", ["without grain"]],
    ["no blur, but brighter", "brighter 35 %", ["no blur"]],
    ["night, blue", "night", ["blue"]],
    ["sepia, put a hat on the dog", "sepia", ["put a hat on the dog"]],
    ["太暗了，亮一点", "brighter 18 %", ["太暗"]],
    ["黑白，给狗戴帽子", "black and white", ["狗戴帽子"]],
    ["黑白，不要颗粒", "black and white", ["不要颗粒"]],
  ])("%s", (prompt, expected, rest) => {
    expect(understood(prompt)).toBe(expected);
    expect(leftOver(prompt)).toEqual(rest);
  });

  it("holds an amount over 100 % at 100 % and says so", () => {
    const { instructions, warnings } = parsePrompt("brighter 200%");
    expect(instructions).toEqual([{ name: "brighter", amount: 1, exact: true }]);
    expect(warnings).toEqual([{ field: "prompt", kind: "adjusted", detail: "200%: 100 % is the most." }]);
  });

  it("follows the first twelve instructions and says that there were more", () => {
    const { instructions, warnings } = parsePrompt(Array(30).fill("rotate 10").join(", "));
    expect(instructions).toHaveLength(12);
    expect(warnings).toEqual([{ field: "prompt", kind: "ignored", detail: expect.stringMatching(/first 12/) }]);
  });

  it("never gives more than ten warnings", () => {
    const { warnings } = parsePrompt(`sepia, ${Array.from({ length: 40 }, (_, index) => `thing${index}`).join(", ")}`);
    expect(warnings).toHaveLength(10);
  });
});

describe("vocabulary", () => {
  it.each([
    ["English", entriesOf(english, "en")],
    ["Chinese", entriesOf(chinese, "zh")],
  ])("has every %s phrase once", (_, entries) => {
    const phrases = entries.map(({ phrase }) => phrase);
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
  });

  it.each(lookNames)("follows every phrase of %s by itself", (look) => {
    for (const { looks } of [english, chinese]) {
      for (const phrase of [...looks[look].sure, ...looks[look].plain]) {
        expect(
          parsePrompt(phrase).instructions.map(({ name }) => name),
          phrase,
        ).toEqual([look]);
      }
    }
  });

  it.each(colours)("tints with $name in both languages, and never by the colour alone", ({ name, en, zh }) => {
    for (const phrase of en) {
      expect(parsePrompt(`${phrase} tint`).instructions, phrase).toMatchObject([{ name: "tint", colour: name }]);
      expect(parsePrompt(phrase).instructions, phrase).toEqual([]);
    }
    for (const phrase of zh)
      expect(parsePrompt(`${phrase}调`).instructions, phrase).toMatchObject([{ name: "tint", colour: name }]);
  });
});

describe("any prompt at all", () => {
  const words = [...entriesOf(english, "en"), ...entriesOf(chinese, "zh")].map(({ phrase }) => phrase);
  const piece = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(" ", ", ", "，", "30%", "-400 %", "90°", "三成", "0", "cat"),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  const prompts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(" ")),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
  );

  it("is read without an error, with amounts and angles in range", () => {
    fc.assert(
      fc.property(prompts, (prompt) => {
        const { instructions, warnings } = parsePrompt(prompt);
        expect(instructions.length).toBeLessThanOrEqual(12);
        for (const instruction of instructions) {
          if ("amount" in instruction) {
            expect(instruction.amount).toBeGreaterThan(0);
            expect(instruction.amount).toBeLessThanOrEqual(1);
          }
          if ("degrees" in instruction) {
            expect(instruction.degrees).toBeGreaterThan(0);
            expect(instruction.degrees).toBeLessThan(360);
          }
        }
        for (const { detail } of warnings) expect([...detail].length).toBeLessThanOrEqual(260);
        expect(describeInstructions(instructions)).not.toContain("NaN");
      }),
      { numRuns: 2000 },
    );
  });

  it("means the same in capitals, with wide characters and with spaces around it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), (prompt) => {
        expect(understood(`  ${prompt.toUpperCase()} `)).toBe(understood(prompt));
      }),
    );
  });

  it("is followed in no part under a negation", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lookNames),
        fc.constantFrom("no", "without", "don't", "avoid"),
        (look, negation) => {
          for (const phrase of english.looks[look].sure) {
            // "No color" is itself a phrase, for black and white.
            if (!/^colou?r/.test(phrase)) expect(understood(`${negation} ${phrase}`)).toBe("");
          }
        },
      ),
    );
  });
});
