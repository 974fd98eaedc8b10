import { createApiToken, listApiTokens } from "@/lib/server/auth/api-tokens";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/access-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listTokens, async ({ services, ownerId }) => Response.json(await listApiTokens(services, ownerId))),
  handle(operations.createToken, async ({ services, ownerId, body }) =>
    Response.json(await createApiToken(services, ownerId, body.name), { status: 201 }),
  ),
);
