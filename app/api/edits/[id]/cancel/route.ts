import { cancelEdit } from "@/lib/server/edits/cancel-edit";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.cancelEdit, async ({ services, ownerId, params }) =>
    Response.json(await cancelEdit(services, ownerId, params.id)),
  ),
);
