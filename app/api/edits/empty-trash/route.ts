import { emptyTrash } from "@/lib/server/edits/empty-trash";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.emptyTrash, async ({ services, ownerId }) =>
    Response.json({ removed: await emptyTrash(services, { ownerId }) }),
  ),
);
