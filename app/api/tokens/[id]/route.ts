import { revokeApiToken } from "@/lib/server/auth/api-tokens";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/access-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.revokeToken, async ({ services, ownerId, params }) => {
    await revokeApiToken(services, ownerId, params.id);
    return new Response(null, { status: 204 });
  }),
);
