import { describe, expect, it } from "vitest";
import en from "@/lib/messages/en/studio.json";
import zh from "@/lib/messages/zh-CN/studio.json";
import { parsePrompt } from "./parse-prompt";

describe("the examples beside the prompt", () => {
  it.each([
    ["English", en.examples],
    ["Chinese", zh.examples],
  ])(
    "are understood, each and all together, in %s",
    (_language, { title: _title, add: _add, separator, ...examples }) => {
      const words = Object.values(examples);
      for (const prompt of [...words, words.join(separator)]) {
        expect(parsePrompt(prompt)).toMatchObject({ warnings: [] });
      }
      expect(parsePrompt(words.join(separator)).instructions).toHaveLength(words.length);
    },
  );
});
