import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/prompt-operations";
import { listPresets } from "@/lib/server/prompts/list-presets";
import { savePreset } from "@/lib/server/prompts/save-preset";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listPresets, async ({ services, ownerId }) =>
    Response.json({ items: await listPresets(services, ownerId) }),
  ),
  handle(operations.savePreset, async ({ services, ownerId, body }) =>
    Response.json(await savePreset(services, ownerId, body), { status: 201 }),
  ),
);
