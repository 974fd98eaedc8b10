import { prepareAhead } from "@/lib/server/edits/prepare-ahead";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/image-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.prepareImage, async ({ services, ownerId, params, body, signal }) => {
    await prepareAhead(services, ownerId, params.id, { ...body, signal });
    return new Response(null, { status: 204 });
  }),
);
