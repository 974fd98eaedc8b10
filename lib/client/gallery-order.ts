import type { Edit } from "@/lib/domain/edit";
import { type EditOrder, isAskedFor, shapeOf } from "@/lib/domain/edit-list";
import { belongs, type GalleryQuery, toEditQuery } from "./gallery-query";

/** One output's place. Places stay while an edit changes, so that nothing jumps away under the pointer. */
export type TilePlace = {
  editId: string;
  outputId: string;
  /** Width to height in hundredths; 0 without a picture. */
  shape: number;
  /** Seconds since 1970. */
  createdAt: number;
};

export type GalleryOrder = {
  query: GalleryQuery;
  places: readonly TilePlace[];
  /** Runs, of which each has one tile or several. */
  total: number;
  /** Whether these are all that the query finds, or only the first of them. */
  isWhole: boolean;
  /** Ids that were deleted here: late news of them are no reason to show them again. */
  removed: ReadonlySet<string>;
};

const toSeconds = (moment: string) => Math.floor(Date.parse(moment) / 1000);

function placesOf(edit: Edit, query: GalleryQuery): TilePlace[] {
  const asked = toEditQuery(query);
  const createdAt = toSeconds(edit.createdAt);
  return edit.outputs
    .filter((output) => isAskedFor(output, asked))
    .map((output) => ({ editId: edit.id, outputId: output.id, shape: shapeOf(output), createdAt }));
}

/** Of the first page, which came with the screen, until the whole order is there. */
export function toFirstOrder(edits: readonly Edit[], total: number, query: GalleryQuery): GalleryOrder {
  // The page is in another order than a collection.
  const places = query.collection ? [] : edits.flatMap((edit) => placesOf(edit, query));
  return { query, places, total, isWhole: edits.length >= total && !query.collection, removed: new Set() };
}

export function toGalleryOrder(order: EditOrder, query: GalleryQuery): GalleryOrder {
  const places = order.ids.flatMap((editId, index) =>
    (order.outputs[index] ?? []).map((outputId, at) => ({
      editId,
      outputId,
      shape: order.shapes[index]?.[at] ?? 0,
      createdAt: order.createdAt[index] ?? 0,
    })),
  );
  return { query, places, total: order.ids.length, isWhole: true, removed: new Set() };
}

/** An order that was asked for before the first page was read: what that page shows is newer, and takes the place of as much. */
export function withFirstPage(order: GalleryOrder, first: readonly Edit[]): GalleryOrder {
  const oldest = first.at(-1);
  if (!oldest) return order;
  const shown = new Set(first.map(({ id }) => id));
  const end = order.places.findLastIndex(({ editId }) => shown.has(editId));
  const head = first.flatMap((edit) => placesOf(edit, order.query));
  const places = [...head, ...order.places.slice(end + 1)];
  return { ...order, places, total: new Set(places.map(({ editId }) => editId)).size };
}

/** News of an edit: its shapes change in their places; a new one that belongs here gets its own. */
export function withEdit(order: GalleryOrder, edit: Edit): GalleryOrder {
  if (order.removed.has(edit.id)) return order;
  if (order.places.some(({ editId }) => editId === edit.id)) return withShapes(order, edit);
  return belongs(edit, order.query) ? withPlaces(order, placesOf(edit, order.query)) : order;
}

function withShapes(order: GalleryOrder, edit: Edit): GalleryOrder {
  const shapes = new Map(edit.outputs.map((output) => [output.id, shapeOf(output)]));
  const shapeNow = (place: TilePlace) =>
    (place.editId === edit.id ? shapes.get(place.outputId) : undefined) ?? place.shape;
  if (order.places.every((place) => shapeNow(place) === place.shape)) return order;
  const places = order.places.map((place) => {
    const shape = shapeNow(place);
    return shape === place.shape ? place : { ...place, shape };
  });
  return { ...order, places };
}

/** Puts an edit's tiles where its time is. */
function withPlaces(order: GalleryOrder, added: readonly TilePlace[]): GalleryOrder {
  const [first] = added;
  if (!first) return order;
  const comesAfter = (place: TilePlace) => {
    const isNewer =
      place.createdAt === first.createdAt ? place.editId > first.editId : place.createdAt > first.createdAt;
    return order.query.sort === "oldest" ? isNewer : !isNewer;
  };
  const at = order.places.findIndex(comesAfter);
  // Beyond all that is known yet: the whole order will bring it.
  if (at === -1 && !order.isWhole) return { ...order, total: order.total + 1 };
  const places = order.places.toSpliced(at === -1 ? order.places.length : at, 0, ...added);
  return { ...order, places, total: order.total + 1 };
}

export function withoutEdits(order: GalleryOrder, editIds: ReadonlySet<string>): GalleryOrder {
  const places = order.places.filter(({ editId }) => !editIds.has(editId));
  if (places.length === order.places.length) return order;
  const gone = new Set(order.places.filter(({ editId }) => editIds.has(editId)).map(({ editId }) => editId));
  return {
    ...order,
    places,
    total: Math.max(0, order.total - gone.size),
    removed: new Set([...order.removed, ...gone]),
  };
}

/** The server says that it is removed: news of it from here on mean that somebody took it back. */
export function withRemovalTold(order: GalleryOrder, editId: string): GalleryOrder {
  const without = withoutEdits(order, new Set([editId]));
  if (!without.removed.has(editId)) return without;
  const removed = new Set(without.removed);
  removed.delete(editId);
  return { ...without, removed };
}

/** Back from the trash, in the places that they had, whatever the filter says now. */
export function withRestored(order: GalleryOrder, places: readonly TilePlace[]): GalleryOrder {
  const byEdit = new Map<string, TilePlace[]>();
  for (const place of places) byEdit.set(place.editId, [...(byEdit.get(place.editId) ?? []), place]);
  const removed = new Set(order.removed);
  let restored: GalleryOrder = { ...order, removed };
  for (const [editId, own] of byEdit) {
    removed.delete(editId);
    if (!restored.places.some((place) => place.editId === editId)) restored = withPlaces(restored, own);
  }
  return restored;
}

/** Some places, in their order, before the one of another output, or at the end. */
export function withMoved(order: GalleryOrder, outputIds: ReadonlySet<string>, before: string | null): GalleryOrder {
  const moved = order.places.filter(({ outputId }) => outputIds.has(outputId));
  const others = order.places.filter(({ outputId }) => !outputIds.has(outputId));
  const at = before === null ? others.length : others.findIndex(({ outputId }) => outputId === before);
  return at === -1 ? order : { ...order, places: others.toSpliced(at, 0, ...moved) };
}

/** Some places, gathered, one place earlier or later than the foremost or hindmost of them; null where there is none. */
export function steppedPlaces(
  { places }: GalleryOrder,
  outputIds: ReadonlySet<string>,
  direction: 1 | -1,
): { moved: string[]; before: string | null } | null {
  const isMoved = ({ outputId }: TilePlace) => outputIds.has(outputId);
  const moved = places.filter(isMoved).map(({ outputId }) => outputId);
  const edge = direction === -1 ? places.findIndex(isMoved) : places.findLastIndex(isMoved);
  if (edge === -1 || !places[edge + direction]) return null;
  return { moved, before: places[direction === -1 ? edge - 1 : edge + 2]?.outputId ?? null };
}

/** Out of the collection that is shown. */
export function withoutOutputs(order: GalleryOrder, outputIds: ReadonlySet<string>): GalleryOrder {
  const places = order.places.filter(({ outputId }) => !outputIds.has(outputId));
  return { ...order, places, total: new Set(places.map(({ editId }) => editId)).size };
}
