import { deleteCollection, renameCollection } from "@/lib/server/collections/change-collection";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/collection-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.changeCollection, async ({ services, ownerId, params, body }) =>
    Response.json(await renameCollection(services, ownerId, params.id, body.name)),
  ),
  handle(operations.deleteCollection, async ({ services, ownerId, params }) => {
    await deleteCollection(services, ownerId, params.id);
    return new Response(null, { status: 204 });
  }),
);
