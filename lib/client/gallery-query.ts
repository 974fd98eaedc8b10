import { type Edit, type EditStatus, isPending, type Output } from "@/lib/domain/edit";
import type { EditQuery } from "@/lib/domain/edit-list";
import { watchedStatuses } from "@/lib/domain/gallery-opening";

export const galleryFilters = ["all", "favourites", "running", "attention"] as const;

export type GalleryFilter = (typeof galleryFilters)[number];

/** What the gallery shows, as it stands in its address. */
export type GalleryQuery = { q: string; filter: GalleryFilter };

const GALLERY_PAGE_SIZE = 48;

/** Reads an address; what it does not know is left out. */
export function parseGalleryQuery(search: Record<string, string | string[] | undefined>): GalleryQuery {
  const first = (name: string) => [search[name]].flat()[0] ?? "";
  const filter = first("filter");
  return {
    q: first("q").trim(),
    filter: galleryFilters.find((known) => known === filter) ?? "all",
  };
}

export function toGalleryAddress({ q, filter }: GalleryQuery): string {
  const search = new URLSearchParams();
  if (q.trim()) search.set("q", q.trim());
  if (filter !== "all") search.set("filter", filter);
  return search.size > 0 ? `/gallery?${search}` : "/gallery";
}

/** The same in the words of the edits' list. */
export function toEditQuery({ q, filter }: GalleryQuery): EditQuery {
  return {
    limit: GALLERY_PAGE_SIZE,
    ...(q && { q }),
    ...(filter === "favourites" && { favourite: true }),
    ...((filter === "running" || filter === "attention") && { status: watchedStatuses[filter] }),
  };
}

/** Whether an edit that just arrived belongs here: asked of news only, the list itself comes from the server. */
export function belongs(edit: Edit, { q, filter }: GalleryQuery): boolean {
  const prompt = edit.recipe.prompt.toLowerCase();
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.every((word) => prompt.includes(word))) return false;
  if (filter === "running" || filter === "attention") {
    return (watchedStatuses[filter] as readonly EditStatus[]).includes(edit.status);
  }
  return edit.outputs.some((output) => hasTile(output, filter));
}

/** Whether an output of a listed edit gets a tile: a favourite's plain sisters do not. */
export function hasTile(output: Output, filter: GalleryFilter): boolean {
  if (filter === "favourites") return output.favourite;
  if (filter === "running") return isPending(output.status);
  if (filter === "attention") return output.status === "failed" || output.status === "unconfirmed";
  return true;
}
