import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/share-operations";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { createShare } from "@/lib/server/shares/create-share";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.createShare, async ({ services, ownerId, params, body, request }) => {
    const share = { ...body, outputIds: [params.id, ...body.outputIds] };
    const origin = publicOrigin(request.headers, services.env);
    return Response.json(await createShare(services, ownerId, share, origin), { status: 201 });
  }),
);
