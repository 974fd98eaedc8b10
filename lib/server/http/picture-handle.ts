import { readEarlyDisplay } from "@/lib/server/images/early-display";
import { openImagePicture } from "@/lib/server/images/open-image-picture";
import { readThumb } from "@/lib/server/images/read-thumb";
import { handle } from "./handle";
import * as operations from "./operations/image-operations";
import { earlyResponse, pictureResponse, readRange, thumbResponse } from "./picture-response";

/** What the route of a picture does, and `answerSmallPicture` in front of it. */
export const pictureHandle = handle(
  operations.readPicture,
  async ({ services, ownerId, params: { id, form }, request: { headers } }) => {
    if (form === "thumb") return thumbResponse(headers, id, await readThumb(services, ownerId, id));
    const early = form === "display" ? await readEarlyDisplay(id, ownerId) : null;
    if (early) return earlyResponse(headers, id, early);
    const asked = readRange(headers);
    const picture = await openImagePicture(services, ownerId, id, form, asked);
    return pictureResponse(headers, picture, { asked, fileName: form === "original" ? (picture.name ?? id) : null });
  },
);
