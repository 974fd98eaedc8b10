import { listEditIds } from "@/lib/server/edits/list-edit-ids";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listEditIds, async ({ services, ownerId, query }) =>
    Response.json({ ids: await listEditIds(services, ownerId, query) }),
  ),
);
