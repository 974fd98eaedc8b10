import { moveInCollection } from "@/lib/server/collections/change-collection";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/collection-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.moveInCollection, async ({ services, ownerId, params, body }) =>
    Response.json(await moveInCollection(services, ownerId, params.id, body)),
  ),
);
