import type { Edit, EditStatus } from "@/lib/domain/edit";
import { editStatusOf } from "@/lib/domain/edit";
import { type EditQuery, isAskedFor, type PictureSize, pictureSizes } from "@/lib/domain/edit-list";
import { watchedStatuses } from "@/lib/domain/gallery-opening";

export const galleryFilters = ["all", "favourites", "running", "attention", "finished", "stopped"] as const;

export type GalleryFilter = (typeof galleryFilters)[number];

/** What the gallery shows, as it stands in its address. Empty and null: not asked for. */
export type GalleryQuery = {
  q: string;
  filter: GalleryFilter;
  provider: string | null;
  model: string | null;
  size: PictureSize | null;
  /** The image that the edits began from. */
  source: string | null;
  /** Shown in its own order. */
  collection: string | null;
  /** First and last day, "2026-11-22", both included, in the reader's time. */
  from: string | null;
  to: string | null;
  sort: "newest" | "oldest";
};

export const nothingAsked: GalleryQuery = {
  q: "",
  filter: "all",
  provider: null,
  model: null,
  size: null,
  source: null,
  collection: null,
  from: null,
  to: null,
  sort: "newest",
};

const statusesOf: Partial<Record<GalleryFilter, readonly EditStatus[]>> = {
  ...watchedStatuses,
  finished: ["succeeded"],
  stopped: ["canceled"],
};

/** Reads an address; what it does not know is left out. */
export function parseGalleryQuery(search: Record<string, string | string[] | undefined>): GalleryQuery {
  // No text in the database has a zero in it.
  const first = (name: string) => [search[name]].flat()[0]?.replaceAll("\0", "").trim() ?? "";
  const text = (name: string, longest: number) => first(name).slice(0, longest) || null;
  const day = (name: string) => (isDay(first(name)) ? first(name) : null);
  const id = (name: string) => (/^[0-9a-z]{12,64}$/.test(first(name)) ? first(name) : null);
  const size = first("size");
  return {
    q: first("q").slice(0, 200),
    filter: galleryFilters.find((known) => known === first("filter")) ?? "all",
    provider: text("provider", 64),
    model: text("model", 128),
    size: Object.hasOwn(pictureSizes, size) ? (size as PictureSize) : null,
    source: id("source"),
    collection: id("collection"),
    from: day("from"),
    to: day("to"),
    sort: first("sort") === "oldest" ? "oldest" : "newest",
  };
}

export function toGalleryAddress(query: Partial<GalleryQuery>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...nothingAsked, ...query, q: query.q?.trim() ?? "" })) {
    if (value && value !== nothingAsked[name as keyof GalleryQuery]) search.set(name, value);
  }
  return search.size > 0 ? `/gallery?${search}` : "/gallery";
}

/** How many of the filters behind the button are set; the chips and the search show themselves. */
export function countFilters({ provider, model, size, source, from, to }: GalleryQuery): number {
  return [provider ?? model, size, source, from ?? to].filter((each) => each !== null).length;
}

/** The same in the words of the edits' list. */
export function toEditQuery(query: GalleryQuery): EditQuery {
  const { q, filter, provider, model, size, source, collection, from, to, sort } = query;
  const status = statusesOf[filter];
  return {
    ...(q && { q }),
    ...(provider && { provider }),
    ...(model && { model }),
    ...(size && { size }),
    ...(source && { sourceId: source }),
    ...(collection && { collectionId: collection }),
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
    ...(filter === "favourites" && { favourite: true }),
    ...(status && { status }),
    ...(sort !== "newest" && { sort }),
  };
}

/** Whether an edit that just arrived belongs here: asked of news only, the list itself comes from the server. */
export function belongs(edit: Edit, query: GalleryQuery): boolean {
  const asked = toEditQuery(query);
  const prompt = edit.recipe.prompt.toLowerCase();
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    // A collection takes in what somebody puts there, nothing by itself.
    query.collection === null &&
    words.every((word) => prompt.includes(word)) &&
    (!asked.provider || edit.recipe.provider === asked.provider) &&
    (!asked.model || edit.recipe.model === asked.model) &&
    (!asked.sourceId || edit.source.id === asked.sourceId) &&
    (!asked.from || edit.createdAt >= asked.from) &&
    (!asked.to || edit.createdAt < asked.to) &&
    (!asked.status || asked.status.includes(editStatusOf(edit.outputs))) &&
    edit.outputs.some((output) => isAskedFor(output, asked))
  );
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (!year || !month || !day || year < "1970") return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Midnight of the day, or of the one after it, where this runs. */
function startOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
