import { retryEdit } from "@/lib/server/edits/retry-edit";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import * as operations from "@/lib/server/http/operations/edit-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.retryEdit, async ({ services, ownerId, params, body, request }) =>
    Response.json(await retryEdit(services, ownerId, params.id, body, readIdempotencyKey(request)), { status: 202 }),
  ),
);
