import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/image-operations";
import { importImage } from "@/lib/server/images/import-image";
import { listImages } from "@/lib/server/images/list-images";
import { parseUpload } from "@/lib/server/images/parse-upload";
import { uploadImage } from "@/lib/server/images/upload-image";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listImages, async ({ services, ownerId, query: { limit, cursor = null } }) =>
    Response.json(await listImages(services, ownerId, { limit, cursor })),
  ),
  handle(operations.createImage, async ({ services, ownerId, body, request, signal }) => {
    const { image, isNew } = body
      ? await importImage(services, ownerId, body.url, signal)
      : await uploadImage(services, ownerId, await parseUpload(request), signal);
    return Response.json(image, { status: isNew ? 201 : 200 });
  }),
);
