import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/prompt-operations";
import { deletePreset } from "@/lib/server/prompts/delete-preset";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.deletePreset, async ({ services, ownerId, params }) => {
    await deletePreset(services, ownerId, params.id);
    return new Response(null, { status: 204 });
  }),
);
