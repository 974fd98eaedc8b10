import type { Studio } from "@/lib/domain/studio";
import type { Look, Session } from "./studio-store/session-slice";
import { findVersion, findVersionOfImage } from "./versions";

/** What an address of the studio names: the picture, the version looked at, the version that Run edits. */
export type StudioPlace = { image: string | null; output: string | null; source: string | null };

/** The address that leads back to this place. */
export function studioAddress({
  original,
  look,
  sourceOutputId,
}: Pick<Session, "original" | "look" | "sourceOutputId">): string {
  if (!original) return "/";
  const search = new URLSearchParams({ image: original.id });
  if (look.outputId && !look.alone) search.set("output", look.outputId);
  if (sourceOutputId) search.set("source", sourceOutputId);
  return `/?${search}`;
}

/** Where a session opens. A version that is named alone, as the gallery does, brings its own parent along as the source. */
export function openingLook(
  { edits }: Pick<Studio, "edits">,
  place: StudioPlace,
): { look: Look; sourceOutputId: string | null } {
  const byId = Object.fromEntries(edits.map((edit) => [edit.id, edit]));
  const looked = findVersion(byId, place.output);
  const named = findVersion(byId, place.source) ?? (place.image ? findVersionOfImage(byId, place.image) : null);
  const parent = place.image ? null : findVersion(byId, looked?.edit.parentOutputId ?? null);
  const source = named ?? parent;
  const sourceOutputId = source?.output.image ? source.output.id : null;
  return looked
    ? { look: { outputId: looked.output.id, alone: false }, sourceOutputId }
    : { look: { outputId: sourceOutputId, alone: true }, sourceOutputId };
}
