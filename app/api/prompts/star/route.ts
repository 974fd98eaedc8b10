import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/prompt-operations";
import { starPrompt } from "@/lib/server/prompts/star-prompt";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.starPrompt, async ({ services, ownerId, body }) => {
    await starPrompt(services, ownerId, body);
    return new Response(null, { status: 204 });
  }),
);
