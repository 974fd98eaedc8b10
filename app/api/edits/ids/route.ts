import { listEditIds } from "@/lib/server/edits/list-edit-ids";
import { listEditOrder } from "@/lib/server/edits/list-edit-order";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listEditIds, async ({ services, ownerId, query: { shapes, ...filter } }) =>
    Response.json(
      shapes ? await listEditOrder(services, ownerId, filter) : { ids: await listEditIds(services, ownerId, filter) },
    ),
  ),
);
