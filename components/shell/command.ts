export type Command = {
  id: string;
  group: "pictures" | "version" | "form" | "view" | "places" | "preferences";
  /** The first is shown; it is found by the others, too: its English name, which many know in any language. */
  words: readonly string[];
  shown: readonly string[];
  run: () => void;
};

/** "useAsSource": "use as source". */
const englishOf = (id: string) =>
  id
    .replace(/([A-Z])/g, " $1")
    .replace(/-/g, " ")
    .toLowerCase();

/** `id` is its English name, too. */
export function toCommand(
  group: Command["group"],
  id: string,
  words: string,
  run: () => void,
  shown: readonly string[] = [],
): Command {
  return { id: `${group}.${id}`, group, words: [words, englishOf(id)], shown, run };
}
