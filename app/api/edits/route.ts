import { createEdit } from "@/lib/server/edits/create-edit";
import { listEdits } from "@/lib/server/edits/list-edits";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listEdits, async ({ services, ownerId, query }) =>
    Response.json(await listEdits(services, ownerId, query)),
  ),
  handle(operations.createEdit, async ({ services, ownerId, body, request }) =>
    Response.json(await createEdit(services, ownerId, body, readIdempotencyKey(request)), { status: 202 }),
  ),
);
