import { z } from "zod";
import { collectionNameSchema, collectionSchema } from "@/lib/domain/collection-schema";
import { operation } from "../operation";
import { byId, idSchema } from "../parameters";

const collection = { description: "The collection.", schema: collectionSchema };
const outputIds = z.array(idSchema).min(1).max(20_000);

export const listCollections = operation({
  id: "listCollections",
  tag: "collections",
  method: "GET",
  path: "/api/collections",
  summary:
    "One's own collections, as they were made. `GET /api/edits/ids?collectionId=` has what is in one, in its order.",
  answers: { 200: { description: "All of them.", schema: z.object({ items: z.array(collectionSchema) }) } },
});

export const createCollection = operation({
  id: "createCollection",
  tag: "collections",
  method: "POST",
  path: "/api/collections",
  summary: "A new collection, with those of the versions in it that have a picture.",
  body: z.strictObject({ name: collectionNameSchema, outputIds: outputIds.or(z.tuple([])).default([]) }),
  answers: { 201: collection },
});

export const changeCollection = operation({
  id: "changeCollection",
  tag: "collections",
  method: "PATCH",
  path: "/api/collections/{id}",
  summary: "Gives a collection another name.",
  params: byId,
  body: z.strictObject({ name: collectionNameSchema }),
  answers: { 200: collection },
  errors: ["not_found"],
});

export const deleteCollection = operation({
  id: "deleteCollection",
  tag: "collections",
  method: "DELETE",
  path: "/api/collections/{id}",
  summary: "Removes a collection. The versions in it stay.",
  params: byId,
  answers: { 204: { description: "It is gone." } },
  errors: ["not_found"],
});

export const addToCollection = operation({
  id: "addToCollection",
  tag: "collections",
  method: "POST",
  path: "/api/collections/{id}/items",
  summary: "Adds versions behind the others. Those that are in it stay where they are.",
  params: byId,
  body: z.strictObject({ outputIds }),
  answers: { 200: collection },
  errors: ["not_found"],
});

export const removeFromCollection = operation({
  id: "removeFromCollection",
  tag: "collections",
  method: "POST",
  path: "/api/collections/{id}/items/remove",
  summary: "Takes versions out of the collection.",
  params: byId,
  body: z.strictObject({ outputIds }),
  answers: { 200: collection },
  errors: ["not_found"],
});

export const moveInCollection = operation({
  id: "moveInCollection",
  tag: "collections",
  method: "POST",
  path: "/api/collections/{id}/items/move",
  summary: "Moves versions, in the order given, before another one of the collection, or to its end.",
  params: byId,
  body: z.strictObject({ outputIds, before: idSchema.nullable() }),
  answers: { 200: collection },
  errors: ["not_found", "not_possible_now"],
});
