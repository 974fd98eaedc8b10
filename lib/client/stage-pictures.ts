import type { Difference } from "@/lib/domain/difference";
import type { Image } from "@/lib/domain/image";
import type { Compared } from "@/lib/domain/studio";
import type { ComparePair, ComparePicture } from "./compare-picture";
import { type EarlyPicture, versionOfEarly } from "./early-picture";
import type { CompareWith, Session } from "./studio-store/session-slice";
import type { Upload } from "./studio-store/uploads-slice";
import { type EditsById, findVersion, type Version } from "./versions";

/** A picture that we hold, as the viewport wants it. */
function toComparePicture(image: Image, alt: string, label?: string): ComparePicture {
  const { id, width, height, placeholder, urls, hasAlpha } = image;
  const { thumb, display, full } = urls;
  return { key: id, width, height, placeholder, thumb, display, full, hasAlpha, alt, label };
}

function toLocalComparePicture({ id, name, local }: Upload & { local: NonNullable<Upload["local"]> }): ComparePicture {
  const { url, width, height } = local;
  return {
    key: id,
    width,
    height,
    placeholder: null,
    thumb: null,
    display: url,
    full: null,
    hasAlpha: false,
    alt: name,
  };
}

function toEarlyPicture({ key, display, width, height }: EarlyPicture, alt: string): ComparePicture {
  return { key, width, height, placeholder: null, thumb: null, display, full: null, hasAlpha: false, alt };
}

export type StagePictures = ComparePair & { difference: Difference | null };

/** What hangs on the stage; null when there is nothing to show (yet). */
export function stagePictures(
  {
    original,
    edits,
    look,
    followed,
    compareWith,
    others,
    upload,
    early,
  }: Pick<Session, "original" | "edits" | "look" | "followed" | "compareWith" | "others"> & {
    upload: Upload | null;
    early: EarlyPicture | null;
  },
  words: { original: string; source: string },
): StagePictures | null {
  const alone = (before: ComparePicture): StagePictures => ({ before, after: null, difference: null });
  if (upload) return upload.local && alone(toLocalComparePicture({ ...upload, local: upload.local }));
  if (!original) return null;
  const first = toComparePicture(original, original.name ?? words.original, words.original);
  const unstored = versionOfEarly(early, { edits, look, followed });
  const version = unstored ?? findVersion(edits, look.outputId);
  if (!version) return alone(first);
  const { edit, output } = version;
  const { prompt } = edit.recipe;
  const result =
    unstored && early ? toEarlyPicture(early, prompt) : output.image && toComparePicture(output.image, prompt);
  if (look.alone && result && !unstored) return alone({ ...result, label: words.source });
  const picked = typeof compareWith === "object" ? findVersion(edits, compareWith.outputId) : null;
  const before = picked?.output.image
    ? toComparePicture(picked.output.image, picked.edit.recipe.prompt, shortened(picked.edit.recipe.prompt))
    : beforeOf(version, edits, original, compareWith, first, words);
  const beside = result ? others.flatMap((id) => otherPicture(edits, id, [before.key, result.key])) : [];
  // The server measures a result against what it was made from.
  const difference = before.key === edit.source.id ? output.difference : null;
  return { before, after: result, others: beside, difference };
}

function beforeOf(
  { edit }: Version,
  edits: EditsById,
  original: Image,
  compareWith: CompareWith,
  first: ComparePicture,
  words: { source: string },
): ComparePicture {
  if (edit.source.id === original.id) return { ...first, label: undefined };
  if (compareWith === "original") return first;
  const parent = findVersion(edits, edit.parentOutputId);
  return toComparePicture(edit.source, parent?.edit.recipe.prompt ?? words.source);
}

function otherPicture(edits: EditsById, outputId: string, shown: readonly string[]): ComparePicture[] {
  const other = findVersion(edits, outputId);
  if (!other?.output.image || shown.includes(other.output.image.id)) return [];
  const { prompt } = other.edit.recipe;
  return [toComparePicture(other.output.image, prompt, shortened(prompt))];
}

const LABEL_CHARACTERS = 24;

function shortened(prompt: string): string {
  return prompt.length > LABEL_CHARACTERS ? `${prompt.slice(0, LABEL_CHARACTERS).trimEnd()}…` : prompt;
}

/** The same result beside other versions instead of what it was made from. */
export function withCompared(pictures: ComparePair | null, { versions }: Compared): ComparePair | null {
  const [before, ...others] = versions.map(({ image, recipe: { prompt } }) =>
    toComparePicture(image, prompt, shortened(prompt)),
  );
  return pictures?.after && before ? { before, after: pictures.after, others } : pictures;
}
