import type { LookName } from "../instruction";

/**
 * One language's words. A look's `sure` phrases can hardly mean anything else and count beside words that are not known;
 * its `plain` ones are everyday words and count only in a part of the prompt that is known through and through.
 */
export type Vocabulary = {
  looks: Record<LookName, { sure: readonly string[]; plain: readonly string[] }>;
  /** Things with more and less of them. */
  properties: Record<Property, readonly string[]>;
  more: readonly string[];
  less: readonly string[];
  mirror: readonly string[];
  flip: readonly string[];
  rotate: readonly string[];
  /** Words that mean rotating only beside a direction or a number: "turn". */
  turn: readonly string[];
  rotateLeft: readonly string[];
  rotateRight: readonly string[];
  upsideDown: readonly string[];
  horizontal: readonly string[];
  vertical: readonly string[];
  left: readonly string[];
  right: readonly string[];
  clockwise: readonly string[];
  counterclockwise: readonly string[];
  /** Words after or before a colour that make it a tint. */
  tone: readonly string[];
  amounts: readonly { phrases: readonly string[]; times: number; after?: boolean }[];
  /** Words that turn what follows into something not wanted. */
  negations: readonly string[];
  /** Words that complain of the look after them: "too dark" does not ask for dark. */
  excess: readonly string[];
  /** Words that change what is in the picture or take a part of it: nothing counts beside them. */
  refusals: readonly string[];
  /** Words that make something: they count for nothing alone, and as a refusal beside words that are not known. */
  makers: readonly string[];
  /** Makers that put something in: "add". Grain can be added; "add a mirror" means a thing. */
  adders: readonly string[];
  /** Words before a look that make it a thing which is there already: "the blur". */
  determiners: readonly string[];
  /** Words before or after a look that make it what the picture is to stop being: "night into day". */
  from: readonly string[];
  becoming: readonly string[];
  /** Words after a look that say it is one: "style", "effect". */
  effects: readonly string[];
  /** Words that join a look to the word it describes: 的. */
  joiners: readonly string[];
  fillers: readonly string[];
  and: readonly string[];
  or: readonly string[];
  /** Ends a part of the prompt, and with it a negation: "but". */
  but: readonly string[];
  next: readonly string[];
  /** Words that contain another one and have nothing to do with it: 月亮. */
  others: readonly string[];
};

export const properties = ["brightness", "contrast", "saturation", "warmth", "sharpness"] as const;

export type Property = (typeof properties)[number];

/** What more and less of a property are; null where there is no filter for it. */
export const propertyLooks: Record<Property, { more: LookName; less: LookName | null }> = {
  brightness: { more: "brighter", less: "darker" },
  contrast: { more: "moreContrast", less: "lessContrast" },
  saturation: { more: "moreSaturation", less: "lessSaturation" },
  warmth: { more: "warmer", less: "cooler" },
  sharpness: { more: "sharpen", less: null },
};

/** What can be added: "add blur", unlike "add a cartoon". */
export const addable: ReadonlySet<LookName> = new Set<LookName>([
  "blur",
  "sharpen",
  "brighter",
  "moreContrast",
  "moreSaturation",
  "warmer",
  "cooler",
  "filmGrain",
  "vignette",
]);

/** What "less" makes of a look; others with "less" are not understood. */
export const opposites: Partial<Record<LookName, LookName>> = {
  brighter: "darker",
  darker: "brighter",
  moreContrast: "lessContrast",
  lessContrast: "moreContrast",
  moreSaturation: "lessSaturation",
  lessSaturation: "moreSaturation",
  warmer: "cooler",
  cooler: "warmer",
};
