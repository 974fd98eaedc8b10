import compile from "icu-minify/compile";
import type { Locale } from "@/lib/domain/locale";
import { type Messages, messages, type Namespace } from "./messages";

const compiled = new Map<string, unknown>();

/**
 * The sentences of a namespace as `use-intl` is given them everywhere: what each asks for was read out of it here, once, so that no
 * page carries a parser. To the eye of the compiler they are what they were.
 */
export function compiledMessages<Room extends Namespace>(locale: Locale, namespace: Room): Messages[Room] {
  const key = `${locale} ${namespace}`;
  // Through JSON, because a server component may hand on plain objects alone, and the compiler's have no prototype.
  if (!compiled.has(key)) compiled.set(key, JSON.parse(JSON.stringify(compileAll(messages[locale][namespace]))));
  return compiled.get(key) as Messages[Room];
}

function compileAll(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === "string" ? compile(value) : compileAll(value)]),
  );
}
