import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/image-operations";
import { deleteImage } from "@/lib/server/images/delete-image";
import { readImage } from "@/lib/server/images/read-image";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readImage, async ({ services, ownerId, params }) =>
    Response.json(await readImage(services, ownerId, params.id)),
  ),
  handle(operations.deleteImage, async ({ services, ownerId, params }) => {
    await deleteImage(services, ownerId, params.id);
    return new Response(null, { status: 204 });
  }),
);
