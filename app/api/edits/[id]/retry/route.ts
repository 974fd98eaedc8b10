import { retryEdit } from "@/lib/server/edits/retry-edit";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.retryEdit, async ({ services, ownerId, params, body }) =>
    Response.json(await retryEdit(services, ownerId, params.id, body), { status: 202 }),
  ),
);
