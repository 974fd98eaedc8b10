import type { Image } from "@/lib/domain/image";
import type { Compared } from "@/lib/domain/studio";
import type { ComparePair, ComparePicture } from "./compare-picture";
import type { Session } from "./studio-store/session-slice";
import type { Upload } from "./studio-store/uploads-slice";
import { findVersion } from "./versions";

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

/** What hangs on the stage; null when there is nothing to show (yet). */
export function stagePictures(
  {
    original,
    edits,
    look,
    compareWith,
    upload,
  }: Pick<Session, "original" | "edits" | "look" | "compareWith"> & { upload: Upload | null },
  words: { original: string; source: string },
): ComparePair | null {
  if (upload) return upload.local && { before: toLocalComparePicture({ ...upload, local: upload.local }), after: null };
  if (!original) return null;
  const first = toComparePicture(original, original.name ?? words.original, words.original);
  const version = findVersion(edits, look.outputId);
  if (!version) return { before: first, after: null };
  const { edit, output } = version;
  const result = output.image && toComparePicture(output.image, edit.recipe.prompt);
  if (look.alone && result) return { before: { ...result, label: words.source }, after: null };
  const parent = findVersion(edits, edit.parentOutputId);
  if (edit.source.id === original.id) return { before: { ...first, label: undefined }, after: result };
  const before =
    compareWith === "original" ? first : toComparePicture(edit.source, parent?.edit.recipe.prompt ?? words.source);
  return { before, after: result };
}

/** The same result beside another version instead of what it was made from. */
export function withCompared(pictures: ComparePair | null, { image, prompt }: Compared): ComparePair | null {
  return pictures?.after ? { before: toComparePicture(image, prompt), after: pictures.after } : pictures;
}
