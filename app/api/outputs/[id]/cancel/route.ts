import { cancelOutput } from "@/lib/server/edits/cancel-output";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/output-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.cancelOutput, async ({ services, ownerId, params }) =>
    Response.json(await cancelOutput(services, ownerId, params.id)),
  ),
);
