import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/access-operations";
import { endSession, startSession } from "@/lib/server/http/session-answers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.startSession, async ({ services, body, request }) =>
    startSession(services, request, body?.password ?? null),
  ),
  handle(operations.endSession, async ({ services, query, request }) => endSession(services, request, query)),
);
