import { editEvents } from "@/lib/server/http/edit-events";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/installation-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.watchEdits, async ({ services, ownerId, access, query, request }) =>
    editEvents(services, { ownerId, access }, query.since ?? null, request),
  ),
);
