import { describe, expect, it } from "vitest";
import { chooseLocale } from "./locale";

describe("chooseLocale", () => {
  it.each([
    [undefined, null, "en"],
    [undefined, "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    [undefined, "zh-TW", "zh-CN"],
    [undefined, "de, en;q=0.7, zh;q=0.9", "zh-CN"],
    [undefined, "de-CH", "en"],
    [undefined, "zh;q=0, en", "en"],
    ["en", "zh-CN", "en"],
    ["zh-CN", "en", "zh-CN"],
    ["<script>", "en", "en"],
  ])("choice %j and Accept-Language %j give %s", (chosen, accept, locale) => {
    expect(chooseLocale(chosen, accept)).toBe(locale);
  });

  it("takes the installation's language before the browser's, and the reader's choice before both", () => {
    expect(chooseLocale(undefined, "en", "zh-CN")).toBe("zh-CN");
    expect(chooseLocale("en", "en", "zh-CN")).toBe("en");
  });
});
