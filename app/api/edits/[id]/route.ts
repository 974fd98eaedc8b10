import { deleteEdit } from "@/lib/server/edits/delete-edit";
import { readEdit } from "@/lib/server/edits/read-edit";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readEdit, async ({ services, ownerId, params }) =>
    Response.json(await readEdit(services, ownerId, params.id)),
  ),
  handle(operations.deleteEdit, async ({ services, ownerId, params, query }) => {
    await deleteEdit(services, ownerId, params.id, query);
    return new Response(null, { status: 204 });
  }),
);
