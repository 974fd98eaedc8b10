import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { errorStatus } from "@/lib/domain/error-codes";
import { failureCodes } from "@/lib/domain/failure";
import { messages } from "./messages";

function flatten(tree: object, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}

/** The arguments and tags that a message asks for, each with its kind. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const name = `${element.value}:${element.type}`;
    if (element.type === TYPE.tag) return [name, ...argumentsOf(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [name, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
    }
    return [name];
  });
  return [...new Set(found)].sort();
}

const english = new Map(flatten(messages.en));
const chinese = new Map(flatten(messages["zh-CN"]));

describe("the catalogues", () => {
  it("have the same keys in both languages", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("ask for the same arguments in both languages", () => {
    for (const [key, sentence] of english) {
      expect([key, argumentsOf(parse(chinese.get(key) ?? ""))]).toEqual([key, argumentsOf(parse(sentence))]);
    }
  });

  it("tell one from many in Chinese by number alone: its grammar knows no singular, which would never be said", () => {
    for (const [key, sentence] of chinese) expect(sentence, key).not.toMatch(/\bone \{/);
  });

  it("leave no sentence empty", () => {
    for (const [key, sentence] of [...english, ...chinese]) expect([key, sentence.trim()]).not.toEqual([key, ""]);
  });

  it("have a sentence for every error and every failure", () => {
    for (const code of Object.keys(errorStatus)) expect(english.has(`errors.error.${code}`), code).toBe(true);
    for (const code of failureCodes) {
      expect(english.has(`errors.failure.${code}.what`), code).toBe(true);
      expect(english.has(`errors.failure.${code}.next`), code).toBe(true);
    }
  });
});
