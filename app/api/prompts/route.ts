import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/prompt-operations";
import { listPrompts } from "@/lib/server/prompts/list-prompts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listPrompts, async ({ services, ownerId, query }) =>
    Response.json({ items: await listPrompts(services, ownerId, query) }),
  ),
);
