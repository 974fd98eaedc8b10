import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/share-operations";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { changeShare } from "@/lib/server/shares/change-share";
import { readShare } from "@/lib/server/shares/read-share";
import { revokeShare } from "@/lib/server/shares/revoke-share";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readShare, async ({ services, ownerId, params, request }) =>
    Response.json(await readShare(services, ownerId, params.id, publicOrigin(request.headers, services.env))),
  ),
  handle(operations.changeShare, async ({ services, ownerId, params, body, request }) => {
    const origin = publicOrigin(request.headers, services.env);
    return Response.json(await changeShare(services, ownerId, params.id, body, origin));
  }),
  handle(operations.revokeShare, async ({ services, ownerId, params }) => {
    await revokeShare(services, ownerId, params.id);
    return new Response(null, { status: 204 });
  }),
);
