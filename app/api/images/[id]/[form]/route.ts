import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/image-operations";
import { pictureResponse, readRange } from "@/lib/server/http/picture-response";
import { openImagePicture } from "@/lib/server/images/open-image-picture";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readPicture, async ({ services, ownerId, params: { id, form }, request: { headers } }) => {
    const asked = readRange(headers);
    const picture = await openImagePicture(services, ownerId, id, form, asked);
    return pictureResponse(headers, picture, { asked, fileName: form === "original" ? (picture.name ?? id) : null });
  }),
);
