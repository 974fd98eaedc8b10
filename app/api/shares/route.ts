import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/share-operations";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { listShares } from "@/lib/server/shares/list-shares";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listShares, async ({ services, ownerId, query: { limit, cursor = null }, request }) => {
    const origin = publicOrigin(request.headers, services.env);
    return Response.json(await listShares(services, ownerId, { limit, cursor }, origin));
  }),
);
