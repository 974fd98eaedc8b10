import type { Edit } from "@/lib/domain/edit";
import type { EditList } from "@/lib/domain/edit-list";
import { belongs, type GalleryFilter, type GalleryQuery, hasTile } from "./gallery-query";

/** One output's place. Places stay while an edit changes, so that nothing jumps away under the pointer. */
export type TilePlace = { editId: string; outputId: string };

export type GalleryList = {
  query: GalleryQuery;
  edits: Readonly<Record<string, Edit>>;
  /** Newest edit first, an edit's outputs in their order. */
  places: readonly TilePlace[];
  nextCursor: string | null;
  total: number;
  /** Ids that were deleted here: late news of them are no reason to show them again. */
  removed: readonly string[];
};

const placesOf = (edit: Edit, filter: GalleryFilter): TilePlace[] =>
  edit.outputs.filter((output) => hasTile(output, filter)).map((output) => ({ editId: edit.id, outputId: output.id }));

const isNewer = (a: Edit, b: Edit) =>
  a.createdAt === b.createdAt ? a.id > b.id : Date.parse(a.createdAt) > Date.parse(b.createdAt);

export function toGalleryList(page: EditList, query: GalleryQuery): GalleryList {
  return {
    query,
    edits: Object.fromEntries(page.items.map((edit) => [edit.id, edit])),
    places: page.items.flatMap((edit) => placesOf(edit, query.filter)),
    nextCursor: page.nextCursor,
    total: page.total,
    removed: [],
  };
}

/** The following page after what is there; an edit that both know appears once. */
export function withPage(list: GalleryList, page: EditList): GalleryList {
  const fresh = page.items.filter(({ id }) => !list.edits[id] && !list.removed.includes(id));
  return {
    ...list,
    edits: { ...list.edits, ...Object.fromEntries(page.items.map((edit) => [edit.id, edit])) },
    places: [...list.places, ...fresh.flatMap((edit) => placesOf(edit, list.query.filter))],
    nextCursor: page.nextCursor,
    total: page.total,
  };
}

/**
 * A newly read first page over a longer list of the same query: what lies behind its end stays, so that
 * coming back to the gallery is coming back to the same place.
 */
export function withFirstPage(list: GalleryList, page: EditList): GalleryList {
  const fresh = toGalleryList(page, list.query);
  const last = page.items.at(-1);
  if (!last || page.nextCursor === null || !list.edits[last.id]) return fresh;
  const older = list.places.filter(({ editId }) => {
    const edit = list.edits[editId];
    return edit && isNewer(last, edit);
  });
  if (older.length === 0) return fresh;
  return {
    ...fresh,
    edits: { ...list.edits, ...fresh.edits },
    places: [...fresh.places, ...older],
    nextCursor: list.nextCursor,
  };
}

/** An edit as it is now: in its old place, or, when it is new and belongs here, in its own. */
export function withEdit(list: GalleryList, edit: Edit): GalleryList {
  if (list.removed.includes(edit.id)) return list;
  if (list.edits[edit.id]) return { ...list, edits: { ...list.edits, [edit.id]: edit } };
  if (!belongs(edit, list.query)) return list;
  const at = list.places.findIndex(({ editId }) => {
    const placed = list.edits[editId];
    return placed && isNewer(edit, placed);
  });
  // Older than all that is loaded: its page will bring it.
  if (at === -1 && list.nextCursor !== null) return list;
  const index = at === -1 ? list.places.length : at;
  return {
    ...list,
    edits: { ...list.edits, [edit.id]: edit },
    places: list.places.toSpliced(index, 0, ...placesOf(edit, list.query.filter)),
    total: list.total + 1,
  };
}

export function withoutEdit(list: GalleryList, editId: string): GalleryList {
  if (!list.edits[editId]) return list;
  const { [editId]: _gone, ...edits } = list.edits;
  return {
    ...list,
    edits,
    places: list.places.filter((place) => place.editId !== editId),
    total: Math.max(0, list.total - 1),
    removed: [...list.removed, editId],
  };
}

/** The server says that it is removed: news of it from here on mean that somebody took it back. */
export function withRemovalTold(list: GalleryList, editId: string): GalleryList {
  const without = withoutEdit(list, editId);
  return { ...without, removed: without.removed.filter((id) => id !== editId) };
}

/** Back from the trash, into its old place whatever the filter says now. */
export function withRestored(list: GalleryList, edit: Edit, places: readonly TilePlace[]): GalleryList {
  const removed = list.removed.filter((id) => id !== edit.id);
  if (list.edits[edit.id]) return { ...list, removed };
  const at = list.places.findIndex(({ editId }) => {
    const placed = list.edits[editId];
    return placed && isNewer(edit, placed);
  });
  return {
    ...list,
    edits: { ...list.edits, [edit.id]: edit },
    places: list.places.toSpliced(at === -1 ? list.places.length : at, 0, ...places),
    total: list.total + 1,
    removed,
  };
}
