import { cancelAllEdits } from "@/lib/server/edits/cancel-all-edits";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.cancelAllEdits, async ({ services, ownerId, body }) =>
    Response.json(await cancelAllEdits(services, ownerId, body.editIds ?? null)),
  ),
);
