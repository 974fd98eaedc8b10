import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/prompt-operations";
import { deletePreset } from "@/lib/server/prompts/delete-preset";
import { renamePreset } from "@/lib/server/prompts/rename-preset";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.changePreset, async ({ services, ownerId, params, body }) =>
    Response.json(await renamePreset(services, ownerId, params.id, body.name)),
  ),
  handle(operations.deletePreset, async ({ services, ownerId, params }) => {
    await deletePreset(services, ownerId, params.id);
    return new Response(null, { status: 204 });
  }),
);
