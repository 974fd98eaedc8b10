import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { _createCache, _createIntlFormatters } from "use-intl";
import formatSentence from "use-intl/format-message";
import formatCompiled from "use-intl/format-message/format-only";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/domain/locale";
import { compiledMessages } from "./compiled-messages";
import { messages, type Namespace } from "./messages";

type Values = Record<string, unknown>;

/** Values for every branch that a sentence has. */
function valuesFor(elements: MessageFormatElement[]): Values[] {
  return elements.reduce<Values[]>(
    (sets, element) => {
      const choices = choicesOf(element);
      return choices.length === 0 ? sets : sets.flatMap((set) => choices.map((choice) => ({ ...set, ...choice })));
    },
    [{}],
  );
}

function choicesOf(element: MessageFormatElement): Values[] {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return [];
    case TYPE.tag:
      return valuesFor(element.children).map((set) => ({ ...set, [element.value]: (words: unknown) => `[${words}]` }));
    case TYPE.select:
      return Object.entries(element.options).flatMap(([option, { value }]) =>
        valuesFor(value).map((set) => ({ ...set, [element.value]: option })),
      );
    case TYPE.plural:
      return [0, 1, 2, 1_234.5].flatMap((count) =>
        valuesFor(element.options[count === 1 ? "one" : "other"]?.value ?? element.options.other?.value ?? []).map(
          (set) => ({ ...set, [element.value]: count }),
        ),
      );
    case TYPE.date:
    case TYPE.time:
      return [{ [element.value]: new Date(Date.UTC(2026, 4, 2, 13, 5)) }];
    case TYPE.number:
      return [{ [element.value]: 1_234.5 }];
    default:
      return [{ [element.value]: "‹words›" }];
  }
}

function pairs(sentences: object, compiled: object, prefix = ""): [string, string, unknown][] {
  return Object.entries(sentences).flatMap(([key, value]): [string, string, unknown][] => {
    const other = (compiled as Record<string, unknown>)[key];
    return typeof value === "string"
      ? [[prefix + key, value, other]]
      : pairs(value, other as object, `${prefix}${key}.`);
  });
}

describe.each(locales)("the compiled sentences of %s", (locale) => {
  it.each(Object.keys(messages[locale]) as Namespace[])("say in %s what the sentences say", (namespace) => {
    const cache = _createCache();
    const options = { cache, formatters: _createIntlFormatters(cache), locale, timeZone: "UTC" };
    const all = pairs(messages[locale][namespace], compiledMessages(locale, namespace));
    expect(all.length).toBeGreaterThan(0);
    for (const [key, sentence, compiled] of all) {
      for (const values of valuesFor(parse(sentence))) {
        const say = (format: typeof formatSentence, message: unknown) =>
          [format(key, message as never, values as never, options as never)].flat().join("");
        expect([key, say(formatCompiled as never, compiled)]).toEqual([key, say(formatSentence, sentence)]);
      }
    }
  });
});
