import { restoreEdit } from "@/lib/server/edits/restore-edit";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.restoreEdit, async ({ services, ownerId, params }) =>
    Response.json(await restoreEdit(services, ownerId, params.id)),
  ),
);
