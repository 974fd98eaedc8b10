import type { Collection } from "@/lib/domain/collection";
import { call, segment } from "./call";

export const listCollections = async (signal?: AbortSignal) =>
  (await call<{ items: Collection[] }>("collections", { signal })).items;

export const createCollection = (name: string, outputIds: readonly string[]) =>
  call<Collection>("collections", { method: "POST", body: { name, outputIds } });

const collectionPath = (id: string, rest = "") => `collections/${segment(id)}${rest}`;

export const renameCollection = (id: string, name: string) =>
  call<Collection>(collectionPath(id), { method: "PATCH", body: { name } });

export const deleteCollection = (id: string) => call<void>(collectionPath(id), { method: "DELETE" });

export const addToCollection = (id: string, outputIds: readonly string[]) =>
  call<Collection>(collectionPath(id, "/items"), { method: "POST", body: { outputIds } });

export const removeFromCollection = (id: string, outputIds: readonly string[]) =>
  call<Collection>(collectionPath(id, "/items/remove"), { method: "POST", body: { outputIds } });

/** Before another one of the collection; to its end with null. */
export const moveInCollection = (id: string, outputIds: readonly string[], before: string | null) =>
  call<Collection>(collectionPath(id, "/items/move"), { method: "POST", body: { outputIds, before } });
