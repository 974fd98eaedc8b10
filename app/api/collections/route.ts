import { createCollection } from "@/lib/server/collections/create-collection";
import { readCollections } from "@/lib/server/collections/read-collections";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/collection-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listCollections, async ({ services, ownerId }) =>
    Response.json({ items: await readCollections(services, ownerId) }),
  ),
  handle(operations.createCollection, async ({ services, ownerId, body }) =>
    Response.json(await createCollection(services, ownerId, body), { status: 201 }),
  ),
);
