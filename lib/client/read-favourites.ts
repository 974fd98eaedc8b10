import type { EditList, EditQuery } from "@/lib/domain/edit-list";
import { listEdits } from "./api/edits";

/** As many as an address holds, and a page of edits. */
const BATCH = 60;

/** The outputs of these edits that are favourites, asked of the server. Rejects with `ApiError`. */
export async function readFavourites(
  editIds: readonly string[],
  list: (query: EditQuery) => Promise<EditList> = listEdits,
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(editIds)];
  const favourites = new Set<string>();
  for (let at = 0; at < asked.length; at += BATCH) {
    const { items } = await list({ ids: asked.slice(at, at + BATCH), favourite: true, limit: BATCH });
    for (const { outputs } of items) for (const { id, favourite } of outputs) if (favourite) favourites.add(id);
  }
  return favourites;
}
